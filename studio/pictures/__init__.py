"""Places and pictures: rendered sets of paper, graded to the hour, in two worlds from one camera.

    kit, shapes     a set is built of these: boxes, cloth, lamps, materials for both worlds
    places/         one module a place: its camera, its light, its set
    render          a set -> raw layers (colour, cover, distance), by Blender's Python module
    grade           raw layers -> pictures: fog, shafts, bloom, tone, paper
    build           names -> files in `assets/`, with what was rendered kept for the next grading

They need an environment of their own (`pip install '.[pictures]'`, Python 3.11).
"""
