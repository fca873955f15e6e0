/* The data files and the model as bytes of the library. Paths are relative to this directory (-I). */
    .section .rodata
.macro embed name, file
    .global dateline_entities_\name\()_begin
    .global dateline_entities_\name\()_end
    .balign 64
dateline_entities_\name\()_begin:
    .incbin "\file"
dateline_entities_\name\()_end:
    .byte 0
.endm
    embed countries, "data/countries.tsv"
    embed country_words, "data/country-words.tsv"
    embed regions, "data/regions.tsv"
    embed cities, "data/cities.tsv"
    embed given_names, "data/given-names.tsv"
    embed surnames, "data/surnames.tsv"
    embed world_names, "data/world-names.tsv"
    embed organisations, "data/organisations.tsv"
    embed words, "data/words.tsv"
    embed aliases, "data/aliases.tsv"
    embed model, "model/english.model.zst"
    embed salience, "model/salience.tsv"
    .section .note.GNU-stack,"",%progbits
