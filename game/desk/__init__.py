"""The writer's tools: check, replay, walk. None of them opens a window by itself."""
