/** Runs in the workbook page: times what a person waits for, in milliseconds. */

declare global {
  interface Window {
    pageTimes?: typeof pageTimes;
  }
}

export const pageTimes = { bare, open, save };
window.pageTimes = pageTimes;

/** When `done` first holds; looked at after every change of the page. */
function until(done: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!done()) return;
      watching.disconnect();
      resolve(performance.now());
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
}

const button = (name: string, within = "body"): HTMLButtonElement | undefined =>
  [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
    ({ textContent }) => textContent?.trim() === name,
  );

const isReady = (found: HTMLButtonElement | undefined): boolean => found?.disabled === false;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** What the browser itself needs to unzip and parse the parts of the file that the page reads. */
async function bare(parts: string[]): Promise<number> {
  const zipped = parts.map(bytesOf);
  const begun = performance.now();
  for (const part of zipped) {
    const stream = new Blob([part]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const parsed = new DOMParser().parseFromString(await new Response(stream).text(), "application/xml");
    if (parsed.documentElement.nodeName === "parsererror") throw new Error("The part is no XML");
  }
  return performance.now() - begun;
}

/** From the drop of a file to the bar with its name, to the grid, and from 审核 to its result. */
async function open(name: string, base64: string): Promise<{ shell: number; grid: number; check: number }> {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytesOf(base64)], name));
  const begun = performance.now();
  document
    .querySelector("#page > div > div")
    ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  const shell = await until(() => button("保存") !== undefined);
  const grid = await until(() => isReady(button("保存")));
  await until(() => isReady(button("审核", "main")));
  const asked = performance.now();
  button("审核", "main")?.click();
  const checked = await until(() => button("重新审核", "main") !== undefined);
  return { shell: shell - begun, grid: grid - begun, check: checked - asked };
}

/** From 保存 to the sentence that it is done. */
async function save(): Promise<number> {
  const begun = performance.now();
  button("保存")?.click();
  return (
    (await until(() => document.body.textContent?.includes("已保存到浏览器的下载文件夹") === true)) - begun
  );
}
