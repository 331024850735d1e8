import { parseArgs } from "node:util";
import { type Result, refuse, succeed } from "../../shared/result.ts";

/** Options of a command: true for a switch, false for one that takes a value. */
export type OptionKinds = Readonly<Record<string, "switch" | "value">>;

export type Arguments<K extends OptionKinds> = {
  positionals: string[];
  values: { [N in keyof K as K[N] extends "value" ? N : never]?: string };
  switches: { [N in keyof K as K[N] extends "switch" ? N : never]?: boolean };
};

/** Splits the words after the command. The error is a Chinese sentence that names the wrong word. */
export function readArguments<K extends OptionKinds>(
  args: readonly string[],
  kinds: K,
  count: { least: number; most: number },
): Result<Arguments<K>, string> {
  const { tokens } = parseArgs({
    args: [...args],
    options: optionsOf(kinds),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const given = tokens.filter((token) => token.kind === "option");
  const wrong = given.map((option) => wrongOption(option, kinds)).find((sentence) => sentence !== undefined);
  if (wrong !== undefined) return refuse(wrong);
  if (positionals.length < count.least) return refuse("命令没有写全。");
  const surplus = positionals[count.most];
  if (surplus !== undefined) return refuse(`多了“${surplus}”。带空格的文件名请加引号。`);
  const values = Object.fromEntries(
    given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
  const switches = Object.fromEntries(
    given.filter(({ value }) => value === undefined).map(({ name }) => [name, true]),
  );
  return succeed(typedArguments<K>({ positionals, values, switches }));
}

type Option = {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
};

function wrongOption({ name, rawName, value, inlineValue }: Option, kinds: OptionKinds): string | undefined {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return `不认识选项 ${rawName}。`;
  if (kind === "switch") return value === undefined ? undefined : `选项 ${rawName} 不带值。`;
  const nextOption = !inlineValue && value?.startsWith("--");
  return value === undefined || value === "" || nextOption ? `选项 ${rawName} 后面要写一个值。` : undefined;
}

const optionsOf = (kinds: OptionKinds) =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === "switch" ? "boolean" : "string" } as const,
    ]),
  );

/** Only declared names are in it: every option was looked at by wrongOption. */
const typedArguments = <K extends OptionKinds>(read: {
  positionals: string[];
  values: Arguments<OptionKinds>["values"];
  switches: Arguments<OptionKinds>["switches"];
}): Arguments<K> => read;
