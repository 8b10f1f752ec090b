/** The annotation of an unknown value whose numbers are read as numerals, where their texts are known. */
export const Verbatim = "~effect-vendors/core/Verbatim"
