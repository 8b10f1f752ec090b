/** Facts about a product of Tencent Cloud that does not exist. */

const facts = {
  source: { service: "s", version: "v", host: "h", spec: "", errors: "", notes: "" },
  actions: [
    {
      name: "Get",
      titleZh: "",
      status: "online",
      request: "GetRequest",
      response: "GetResponse",
      errorCodes: ["OperationDenied.Busy"],
      errorCodesInExamplesOnly: [],
      rateLimitPerSecond: null
    }
  ],
  objects: {
    GetRequest: { usage: "request", fields: [{ name: "Id", type: "string", required: true }] },
    GetResponse: { usage: "response", fields: [{ name: "Box", type: "Box", ref: true }] },
    Box: { usage: "out", fields: [{ name: "Inner", type: "Box", ref: true }] }
  },
  serviceErrorCodes: [],
  newerDeltaFromNpm_4_1_313: {
    source: "",
    actionsAdded: [],
    actionsRemoved: [],
    objectsAdded: {},
    objectsRemoved: [],
    fieldsAdded: {}
  }
}

export const text = JSON.stringify(facts, null, 2)
