/** The secrets of a program: those that it sends, and those that it signs with. */
/** The secrets by their uses. */
export type Secrets = Readonly<Record<keyof typeof long, string>>

/** Secrets as machines make them. */
export const long = {
  secretKey: "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF",
  otherSecretKey: "zP8LSNozpRsbi钥匙kA9QYCN3Cozk1qF",
  token: "eyJhbGciOiJIUzI1NiJ9.c2Vzc2lvbg.tMT5N0Zk-_x",
  appSecret: "8f14e45fceea167a5a36dedd4bea2543",
  otherAppSecret: "c9f0f895fb98ab9159f51fd0297e236d",
  session: "6100e23f0c3b5a7d9e1f2a4b6c8d0e1f3a5b7c9d1e3f5a7212345",
  password: "Tr0ub4dor&3 '開門\"芝麻<\\>",
  authCode: "90817263",
  captcha: "57193846",
  posToken: "pos|2088一二三四|9f8e7d6c5b4a",
  partnerToken: "ptnr.7c6a180b36896a0a8c02787eeafb0e4c",
  tenantToken: "tnnt/6c8349cc7260ae62e3b1396831a8398f==",
  channelToken: "chnl-4e9b d9042f521477c2ff35f0d0c2a9b7"
}

/** Secrets as people and small vendors choose them: their form is that of any other word. */
export const short: Secrets = {
  secretKey: "sesamoid",
  otherSecretKey: "quixotry",
  token: "zyzzyva7",
  appSecret: "wombatty",
  otherAppSecret: "kumquats",
  session: "6100xyzq",
  password: "开门芝麻",
  authCode: "739105",
  captcha: "820461",
  posToken: "凤凰花",
  partnerToken: "yttrium",
  tenantToken: "zugzwang",
  channelToken: "jackdaw"
}
