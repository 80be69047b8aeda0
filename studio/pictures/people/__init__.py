"""The people of the pictures, cut from paper: layered card under one lamp, drawn with skia.

    paper           the engine: shapes to cut, and an artboard on which sheets of card lie over each other
    looks           what a face does, as numbers: eight looks for two people
    heads, hair, faces, marks   the heads of Hi-jae and Tae-joon from three sides
    hands, bodies, clothes, poses   all below the neck
    coats, gown, suit, wraps, behind   what is worn; wear: what the road did to it
    work, remains   the jackets of the end, and what is left of the wedding below them
    figure          a whole figure: body, head, marks
    guests, guest_cast, guest_heads, guest_clothes, guest_things   the guests in black, one figure of seven people
    build           figures -> files, with a sheet of what differs by look, mark and lid
    sheet           contact sheets, for looking

Units: a figure stands in a frame of 720 x 1200, its feet at (360, 1180); she is 1080 tall, he 1150.
They need the environment of the pictures (`pip install '.[pictures]'`).
"""
