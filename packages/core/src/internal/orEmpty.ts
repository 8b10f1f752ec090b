/** The annotation of a list that is empty where an answer's cannot be read. */
export const OrEmpty = "~effect-vendors/core/OrEmpty"
