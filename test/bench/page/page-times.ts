/** Runs in the workbook page: times what a person waits for, in milliseconds. */

declare global {
  interface Window {
    pageTimes?: typeof pageTimes;
  }
}

export const pageTimes = { bare, open, save, check, regroup };
window.pageTimes = pageTimes;

/** When `done` first holds; looked at after every change of the page. A minute in vain is a failure, which names `what`. */
function until(what: string, done: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!done()) return;
      finish();
      resolve(performance.now());
    };
    const watching = new MutationObserver(look);
    const patience = setTimeout(() => {
      finish();
      reject(new Error(`The page never came to this: ${what}`));
    }, 60_000);
    const finish = () => {
      watching.disconnect();
      clearTimeout(patience);
    };
    watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
}

const button = (name: string, within = "body"): HTMLButtonElement | undefined =>
  [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
    ({ textContent }) => textContent?.trim() === name,
  );

const isReady = (found: HTMLButtonElement | undefined): boolean => found?.disabled === false;

/** As a mouse does it: the keyboard leaves the cells for the button. */
function press(found: HTMLButtonElement | undefined): void {
  found?.focus();
  found?.click();
}

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
  const shell = await until("the bar with 保存", () => button("保存") !== undefined);
  const grid = await until("保存 can be clicked", () => isReady(button("保存")));
  await until("审核 can be clicked", () => isReady(button("审核", "main")));
  const asked = performance.now();
  press(button("审核", "main"));
  const checked = await until("审核 has its result", () => button("重新审核", "main") !== undefined);
  return { shell: shell - begun, grid: grid - begun, check: checked - asked };
}

/** From 保存 to the sentence that it is done. */
async function save(): Promise<number> {
  const begun = performance.now();
  button("保存")?.click();
  const isSaved = () => document.body.textContent?.includes("已保存到浏览器的下载文件夹") === true;
  return (await until("the file is said to be saved", isSaved)) - begun;
}

/** What has been put on the page is also on the screen. */
const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** From 审核 to its findings on the screen. */
async function check(): Promise<number> {
  await until("审核 can be clicked", () => isReady(button("审核", "main")));
  const begun = performance.now();
  press(button("审核", "main"));
  await until("the findings are listed", () => button("按行", "main") !== undefined);
  await drawn();
  return performance.now() - begun;
}

/** From 按行 to the findings by row on the screen. */
async function regroup(): Promise<number> {
  const begun = performance.now();
  press(button("按行", "main"));
  const isByRow = () => document.querySelector("main section")?.getAttribute("aria-label") === "整张表";
  await until("the findings are listed by row", isByRow);
  await drawn();
  return performance.now() - begun;
}
