import type { FileFault } from "./io.ts";

const sentences: Record<FileFault, (path: string) => string> = {
  missing: (path) => `没有找到文件 ${path}。请核对文件名和所在的文件夹。`,
  "is-folder": (path) => `${path} 是文件夹，不是文件。请写到文件名为止。`,
  "not-permitted": (path) => `没有读写 ${path} 的权限。请换一个文件夹，或请管理员开通权限。`,
  "in-use": (path) => `${path} 正被别的程序打开。请先在 Excel 或 WPS 里关闭它，再试一次。`,
  exists: (path) => `${path} 已经存在，没有覆盖它。请换一个文件名，或先把它移走。`,
  changed: (path) => `${path} 在此期间被别的程序改过，没有覆盖它。请关闭正在编辑它的程序，再运行一次。`,
  "no-space": (path) => `磁盘已满，没有写成 ${path}。请腾出空间后再试。`,
};

export const fileFaultSentence = (fault: FileFault, path: string): string => sentences[fault](path);
