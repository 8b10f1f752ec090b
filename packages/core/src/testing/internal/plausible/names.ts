/** The words of a field's name, in lower case: `CreatedOn` and `created_on` have two. */
export const wordsOf = (name: string): ReadonlyArray<string> => {
  let words = known.get(name)
  if (words === undefined) {
    words = name
      .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
      .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
      .toLowerCase()
      .split(/[\s_.-]+/)
      .filter((word) => word !== "")
    known.set(name, words)
  }
  return words
}

const known = new Map<string, ReadonlyArray<string>>()

/** Whether a name has one of some words. */
export const has = (words: ReadonlyArray<string>, some: ReadonlySet<string>): boolean =>
  words.some((word) => some.has(word))

export const lastOf = (words: ReadonlyArray<string>): string => words.at(-1) ?? ""

/** A set of words, written as one text. */
export const set = (words: string): ReadonlySet<string> => new Set(words.split(" "))

const ids = set("id ids idlist idset uuid guid openid userid appid flowid taskid orderid")
const failures = set(
  "error errors err fail fails failed failure failures errormessage errormsg errmsg errcode reject rejected"
)
const counts = set("count total totals num cnt totalcount totalnum totalnumber totalresults totalelements")

/** Whether a field holds an identifier. */
export const isId = (words: ReadonlyArray<string>): boolean => ids.has(lastOf(words))

/** Whether a field tells of something that went wrong. */
export const isFailure = (words: ReadonlyArray<string>): boolean => has(words, failures)

/** Whether a field counts something. */
export const isCount = (words: ReadonlyArray<string>): boolean =>
  counts.has(lastOf(words)) || (words[0] === "total" && words.length <= 2)

/** Whether a count counts everything, not something that its name tells. */
export const isWholeCount = (words: ReadonlyArray<string>): boolean =>
  words.every((word) => counts.has(word) || wholes.has(word))

const wholes = set("number result results record records size item items all page")

/** A name in the singular, without what tells of a list: `FlowIds`, `FlowIdList` and `FlowIdSet` give `flowid`. */
export const stemOf = (name: string): string =>
  wordsOf(name)
    .join("")
    .replace(/(?:list|set|array|infos?|details?)$/, "")
    .replace(/ies$/, "y")
    .replace(/s$/, "")
