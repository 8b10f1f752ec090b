import { type Account, idOf } from "../SessionsSimulator.ts"

/** The page where a user grants: a form that sends what the application asked for, and the account. */
export const form = (asked: URLSearchParams, accounts: ReadonlyArray<Account>): string => {
  const hidden = ["response_type", "client_id", "redirect_uri", "state"].flatMap((name) => {
    const value = asked.get(name)
    return value === null ? [] : [`<input type="hidden" name="${name}" value="${escaped(value)}">`]
  })
  const options = accounts.map((account) => {
    const id = escaped(idOf(account))
    return `<option value="${id}">${escaped(account.subNick ?? account.nick)} (${id})</option>`
  })
  return `<!doctype html>
<meta charset="utf-8">
<title>Sandbox: grant a session</title>
<h1>Grant a session to ${escaped(asked.get("client_id") ?? "")}</h1>
<form method="post" action="/authorize">
${hidden.join("\n")}
<label>Account <select name="account">${options.join("")}</select></label>
<button name="answer" value="grant">Grant</button>
<button name="answer" value="refuse">Refuse</button>
</form>
`
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
