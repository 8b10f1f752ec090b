import { assert, describe, it } from "@effect/vitest"
import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"

describe("an endpoint", () => {
  it.each([
    "https://essbasic.tencentcloudapi.com",
    "HTTPS://gw.api.taobao.com/router/rest",
    "http://localhost",
    "http://localhost:8080/router/rest",
    "http://sandbox.localhost",
    "http://127.0.0.1:3000",
    "http://127.1",
    "http://[::1]:3000",
    "http://[::ffff:127.0.0.1]:3000",
    "http://localhost.:3000"
  ])("%s has no problem", (endpoint) => assert.isUndefined(Endpoint.problem(endpoint)))

  it.each([
    ["http://essbasic.tencentcloudapi.com", "takes https"],
    ["http://10.0.0.1", "takes https"],
    ["http://localhost.example.com", "takes https"],
    ["http://127.0.0.1.example.com", "takes https"],
    ["http://notlocalhost", "takes https"],
    ["http://localhost@example.com", "a user or a password"],
    ["https://user:hunter2@example.com", "a user or a password"],
    ["https://example.com/?a=1", "query"],
    ["https://example.com/?", "query"],
    ["https://example.com/#a", "fragment"],
    ["https://example.com:0", "port"],
    ["https://example.com:65536", "not a URL"],
    [" https://example.com", "white space"],
    ["https://example.com\n", "white space"],
    ["http://[::2]", "takes https"],
    ["ftp://localhost", "ftp"],
    ["file:///etc/passwd", "file"],
    ["javascript:alert(1)", "javascript"],
    ["", "not a URL"],
    ["essbasic.tencentcloudapi.com", "not a URL"],
    ["//essbasic.tencentcloudapi.com", "not a URL"],
    ["https://", "not a URL"],
    ["https://a b", "white space"],
    ["https://a.test\0", "nobody sees"],
    ["https://a\u200b.test", "nobody sees"],
    ["https://a.test/\u202e", "nobody sees"],
    ["https://@a.test", "a user or a password"],
    ["https:a.test", "not a URL"],
    ["https:///a.test", "not a URL"],
    ["https://a.test\\hunter2@b.test", "not a URL"],
    ["https://a..test", "not a URL"],
    ["https://.test", "not a URL"]
  ])("%s has a problem: %s", (endpoint, words) => {
    assert.include(Endpoint.problem(endpoint), words)
    assert.notInclude(Endpoint.problem(endpoint), "hunter2")
  })

  it("may be plain HTTP on another machine where that is allowed, but no other protocol", () => {
    assert.isUndefined(Endpoint.problem("http://10.0.0.1", true))
    assert.isDefined(Endpoint.problem("ftp://10.0.0.1", true))
    assert.isDefined(Endpoint.problem("nonsense", true))
  })
})
