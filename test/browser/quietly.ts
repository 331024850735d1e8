/** The demo is driven through the app itself, whose request lines are no part of a test's output. */
export async function quietly(work: () => Promise<unknown>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}
