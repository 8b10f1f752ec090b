/** The known name that is written most alike, if one is alike at all. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  let found: string | undefined
  // A name of which more than half is other letters is another name.
  let least = Math.ceil(name.length / 2) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const edits = distance(name.toLowerCase(), candidate.toLowerCase())
    if (edits >= least) continue
    least = edits
    found = candidate
  }
  return found
}

// The least number of letters to insert, remove or replace (Levenshtein), row by row.
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
