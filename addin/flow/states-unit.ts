/** A unit may be stated by its bureau: 嘉善县科技局, 嘉善县经济信息和科学技术局. 邢台市科技局 is not that of 邢台县. */
const bureau = /^(?![市县区])[\u4e00-\u9fff、]{0,12}(?:科技|科学技术)[\u4e00-\u9fff]{0,6}局$/;

/** True where a text as it stands in a sheet is a unit's name or its science bureau's. */
export function statesUnit(text: string, name: string): boolean {
  const said = text.replace(/\s/g, "");
  return said === name || (said.startsWith(name) && bureau.test(said.slice(name.length)));
}
