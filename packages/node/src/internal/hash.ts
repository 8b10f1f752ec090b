import type * as Digest from "effect/crypto/Digest"

/** OpenSSL's names of hash functions, by which Node finds them without a search. */
export const nameOf: Readonly<Record<Digest.Algorithm["name"], string>> = {
  "MD5": "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512"
}
