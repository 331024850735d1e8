// Entry of the commands in package.json. Only old syntax here, so that an old Node gets a sentence and no stack trace.
const oldestNode = 20;
if (Number(process.versions.node.split(".")[0]) < oldestNode) {
  console.error(
    `本机的 Node.js 是 ${process.versions.node}，需要 ${oldestNode} 或更新的版本：请到 nodejs.org 安装后重试。`,
  );
  process.exit(2);
}
import("./tasks.mjs")
  .then(({ runTask }) => runTask(process.argv.slice(2)))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
