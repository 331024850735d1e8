/** Words about files: what is not opened, what is kept, what another program or page has done. */
export const fileTexts = {
  zh: {
    several: "一次只能打开一个文件。请只拖入要填报的那一个。",
    folder: "“{{name}}”是文件夹。请打开它，把里面要填报的 .xlsx 文件拖进来。",
    lockFile:
      "“{{name}}”是表格程序打开文件时留下的锁文件，不是表格。请在那个程序里保存并关闭，再拖入表格本身。",
    unreadable: "“{{name}}”读不了：可能已被移走、改名，或被别的程序占用。请关闭那个程序后再试。",
    openElsewhere: "“{{name}}”正在另一个标签页里打开。请到那个标签页里继续。",
    alsoOpen: "这个文件在另一个标签页里也打开着：两边的改动互不相通，请只在一处改、只在一处保存。",
    notKept: "浏览器没能留底（空间不足，或是无痕窗口）：关掉网页，未保存的内容就没有了，请及时保存。",
    newer:
      "“{{file}}”打开以后被别的程序改过（{{time}}），还没有保存。覆盖会丢掉那些改动；也可以另存一份，再对照。",
    over: "覆盖",
    copy: "另存一份",
    notNow: "先不保存",
    keptTitle: "没有保存的文件",
    keptFile: "{{file}}（{{time}}）",
    goOn: "继续填",
    drop: "不要了",
    dropAsked: "“{{file}}”里没有保存的改动会删掉，找不回来。",
    dropNow: "删掉改动",
    keep: "留着",
    keptDamaged: "上次没有保存的内容读不出来，没有恢复。请打开原来的文件重新填写。",
    keys: "按 F6 在表格、窗格、上方按钮之间换位置。",
  },
  en: {
    several: "Only one file can be open. Drop just the one to fill in.",
    folder: '"{{name}}" is a folder. Open it and drop the .xlsx file that is in it.',
    lockFile:
      '"{{name}}" is a lock file of a program that has the workbook open. Save and close it there, then drop the workbook itself.',
    unreadable:
      '"{{name}}" cannot be read: it may have been moved, or another program holds it. Close that program and try again.',
    openElsewhere: '"{{name}}" is open in another tab. Go on there.',
    alsoOpen:
      "This file is open in another tab too; neither sees the other's changes. Change and save it in one of them only.",
    notKept:
      "The browser keeps no copy (no room, or a private window): what is not saved is lost with the page. Save soon.",
    newer:
      '"{{file}}" was changed by another program since it was opened ({{time}}); nothing is saved yet. Overwriting loses those changes; you can save a copy and compare.',
    over: "Overwrite",
    copy: "Save a copy",
    notNow: "Do not save",
    keptTitle: "Files not saved",
    keptFile: "{{file}} ({{time}})",
    goOn: "Go on",
    drop: "Discard",
    dropAsked: 'The unsaved changes in "{{file}}" will be gone for good.',
    dropNow: "Discard the changes",
    keep: "Keep them",
    keptDamaged: "What was not saved last time cannot be read. Open the file again and fill it in anew.",
    keys: "F6 moves between the sheet, the pane and the buttons above.",
  },
} as const;
