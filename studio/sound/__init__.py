"""Music, places that breathe, and effects: everything that is heard, made from notes and numbers.

    signal          arrays of sound -> filters, halls, loudness; whatever is a loop stays one
    encode          arrays -> OGG files with their loop tags, and what such a file holds once it is decoded
    piece           what a module of sounds tells about each of them
    score           notes, tempo, breath: one clock for the two versions of a piece
    harmony         chords -> parts that move as singers would
    instruments     notes -> stems, by fluidsynth
    tape            the small speaker of the camcorder
    pieces/         the music, a module a piece or pair
    noise, grains   air and small events, circular where a loop needs it
    modal, water    what things ring with when struck, scraped, dripped on
    wind            one speed, and everything that answers it
    rooms           the rooms that effects and places share
    effects/, ambiences/    the rest
    finish, measure the last cut of an effect; what a file measures
    audit           what a strict teacher would mark in the scores
    build, proof    names -> files in `assets/`; what the files measure

They need packages of their own (`pip install '.[sound]'`), `oggenc`, and for music `fluidsynth` and a sound font.
"""
