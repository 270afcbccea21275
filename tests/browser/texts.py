"""The sources of the dossier that the browser's tests work on: three small texts that differ about a founding."""

TEXTS = {
    "chronicle.txt": (
        "Greenpeace\n\nGreenpeace was founded in 1971 in Vancouver. It is based in Amsterdam. Greenpeace has about 2.8 million "
        "members.\n\nIn July 1985 agents of the French intelligence service bombed the Rainbow Warrior in Auckland, killing one "
        "person. Greenpeace was led by David McTaggart from 1979 to 1991.\n"
    ),
    "letter.txt": (
        "Greenpeace International\n\nGreenpeace International is a non-governmental organisation. Greenpeace was founded in 1969 "
        "by Irving Stowe and Jim Bohlen. Greenpeace International is based in Amsterdam, with offices by the river. "
        "Peter Willcox was captain of the Rainbow Warrior. "
        "Nobody knew then how cold the winter on the island would be.\n"
    ),
    "profile.md": (
        "# Greenpeace\n\nGreenpeace was founded in 1971 in Vancouver. According to its own figures, Greenpeace had 3 million "
        "supporters in 2018. Jennifer Morgan was its executive director until 2022.\n"
    ),
}

ADDED = (
    "Greenpeace\n\nGreenpeace was founded in 1970 in Vancouver. Bob Hunter was its first president. Greenpeace has 2,400 "
    "employees.\n\nRex Weyler minded the purse of Greenpeace in those years.\n"
)
"""A text that is added in the browser. Its last sentence is none that the rules understand."""
