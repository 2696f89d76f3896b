import { expect, it } from "vitest";
import { readJson } from "./read-json";

function post(body: BodyInit | null, contentType?: string): Promise<unknown> {
  const request = new Request("http://x.org/api", { method: "POST", body });
  if (contentType) request.headers.set("content-type", contentType);
  else request.headers.delete("content-type");
  return readJson(request);
}

it.each<[string, string | undefined, unknown]>([
  ['{"name":"Zoë"}', "application/json", { name: "Zoë" }],
  ['{"name":"Zoë"}', "application/json; charset=utf-8", { name: "Zoë" }],
  ["[1]", "application/merge-patch+json", [1]],
  // Scripts often leave out what they send.
  ["{}", undefined, {}],
  ["{}", "text/plain;charset=UTF-8", {}],
  ["", undefined, undefined],
])("reads %j sent as %s", async (text, type, value) => {
  expect(await post(text, type)).toEqual(value);
});

it.each<[string, BodyInit, string | undefined, string]>([
  ["half an object", '{"name":', "application/json", "invalid"],
  ["words", "hello", undefined, "invalid"],
  ["what is not UTF-8", new Uint8Array([0x22, 0xe9, 0x22]), "application/json", "invalid"],
  ["a form", "name=Ann&unit=1", "application/x-www-form-urlencoded", "unsupported_media_type"],
  ["XML", "<person/>", "application/xml", "unsupported_media_type"],
  ["what merely ends like JSON", "<person/>", "text/notjson", "unsupported_media_type"],
])("refuses %s", async (_, body, type, code) => {
  await expect(post(body, type)).rejects.toMatchObject({ name: "AppError", code });
});

it("stops reading a body that is larger than any input", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_048_576;
      controller.enqueue(new Uint8Array(1_048_576).fill(0x20));
    },
  });
  const request = new Request("http://x.org/api", {
    method: "POST",
    body: endless,
    duplex: "half",
  } as RequestInit);
  await expect(readJson(request)).rejects.toMatchObject({ code: "too_large" });
  expect(sent).toBeLessThan(100 * 1_048_576);
});
