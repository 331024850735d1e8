/*
 * Runs before everything else on taskpane.html, also where the pane cannot: in the web views of Office 2016 and 2019
 * (Internet Explorer 11, the old Edge), in an Excel without ExcelApi 1.14, without office.js, and outside Office. Says
 * so in a sentence instead of a blank pane. Hence ECMAScript 5 and nothing that has to be loaded. The page must load
 * office.js with `defer`: browsers paint nothing while a script of the head is under way, this sentence neither.
 */
(function () {
  "use strict";

  /** How long office.js and Excel may take before people are told; a slow county line needs some seconds. */
  var patienceMs = 20000;

  var works = {
    zh: "可用的有：Excel 2021（或 LTSC 2021）及更新的版本、Microsoft 365、网页版 Excel。",
    en: "These work: Excel 2021 (or LTSC 2021) and newer, Microsoft 365, Excel on the web."
  };

  var sentences = {
    "old-office": {
      zh: "这里的 Office（或浏览器）太旧，打不开指报窗格。",
      en: "This Office (or browser) is too old for the Zhibao pane.",
      versions: true
    },
    "old-excel": {
      zh: "这个 Excel 的版本太旧（缺少 ExcelApi 1.14），用不了指报。",
      en: "This Excel is too old for Zhibao (it lacks ExcelApi 1.14).",
      versions: true
    },
    "office-unreachable": {
      zh: "连不上 Office 的组件（office.js），窗格没有打开。请检查网络或代理，然后关闭窗格再打开；仍不行的请联系本单位的网络管理员。",
      en: "Office's own component (office.js) cannot be reached. Check network and proxy, then close the pane and open it again; if that does not help ask your network administrator.",
      versions: false
    },
    "no-office": {
      zh: "这个页面要在 Excel 里打开：请在 Excel 的“科创指标”选项卡选择“打开窗格”。",
      en: "This page belongs in Excel: choose Open Pane on the tab S&T Indicators.",
      versions: false
    }
  };

  var elsewhere = {
    zh: "没有合适的 Excel，或者用的是 WPS 的，可以用新版 Edge 或 Chrome 浏览器打开下面的地址，在网页里填报同一份工作簿：",
    en: "Without a suitable Excel, or with WPS, open this address in a current Edge or Chrome and work on the same workbook there:"
  };

  var title = { zh: "指报", en: "Zhibao" };
  var box = null;
  var shown = null;

  /** Office hands its language over in the address: _host_Info=Excel$Win32$16.01$zh-CN$… */
  function languageInAddress() {
    var found = /[?&]_host_Info=([^&]*)/.exec(window.location.search);
    return found ? found[1].split(/[$|]|%7C/)[3] : undefined;
  }

  function locale() {
    var office = window.Office;
    var language =
      (office && office.context && office.context.displayLanguage) ||
      languageInAddress() ||
      window.navigator.language ||
      window.navigator.userLanguage ||
      "zh-CN";
    return language.toLowerCase().indexOf("zh") === 0 ? "zh" : "en";
  }

  function paragraph(text) {
    var element = document.createElement("p");
    element.appendChild(document.createTextNode(text));
    return element;
  }

  function link(address) {
    var element = document.createElement("a");
    element.href = address;
    element.target = "_blank";
    element.rel = "noopener";
    element.appendChild(document.createTextNode(address));
    var line = document.createElement("p");
    line.appendChild(element);
    return line;
  }

  /** Covers the page: whatever of the pane stands behind it cannot work. */
  function draw(language, texts) {
    var drawn = document.createElement("div");
    drawn.id = "old-office";
    drawn.lang = language === "zh" ? "zh-CN" : "en";
    drawn.setAttribute("role", "alert");
    drawn.style.cssText =
      "position:fixed;top:0;right:0;bottom:0;left:0;overflow:auto;padding:16px;background:#fff;color:#242424;" +
      "font:14px/1.6 'Segoe UI','Microsoft YaHei UI','PingFang SC',sans-serif;z-index:2147483647";
    var heading = document.createElement("h1");
    heading.style.cssText = "margin:0;font-size:20px";
    heading.appendChild(document.createTextNode(title[language]));
    drawn.appendChild(heading);
    drawn.appendChild(paragraph(texts[language]));
    if (texts.versions) drawn.appendChild(paragraph(works[language]));
    drawn.appendChild(paragraph(elsewhere[language]));
    drawn.appendChild(link(window.location.protocol + "//" + window.location.host + "/"));
    return drawn;
  }

  /** The first reason stays, as what follows from it is no news; only office.js may still come late. */
  function tell(reason) {
    if (reason !== shown) takeBackUnreachable();
    if (shown !== null) return;
    shown = reason;
    box = draw(locale(), sentences[reason]);
    (document.body || document.documentElement).appendChild(box);
  }

  function takeBackUnreachable() {
    if (shown !== "office-unreachable") return;
    box.parentNode.removeChild(box);
    shown = null;
  }

  function officeIsThere() {
    window.clearTimeout(timer);
    takeBackUnreachable();
  }

  /**
   * Whether the pane's own scripts can run: modules, the library of ECMAScript 2023 they are written for, and the
   * youngest thing they ask of a browser, AbortSignal.any (Chrome and Edge 116, Safari 17.4).
   */
  function canRunPane() {
    var oldEdge = /\bEdge\//.test(window.navigator.userAgent);
    var signal = window.AbortSignal;
    return (
      "noModule" in document.createElement("script") &&
      !oldEdge &&
      typeof [].toSorted === "function" &&
      !!signal &&
      typeof signal.any === "function"
    );
  }

  function watchOffice() {
    timer = window.setTimeout(function () {
      tell("office-unreachable");
    }, patienceMs);
    window.addEventListener(
      "error",
      function (event) {
        if (event.target && /\/office\.js(\?|$)/.test(event.target.src || "")) tell("office-unreachable");
      },
      true
    );
    document.addEventListener("DOMContentLoaded", function () {
      if (window.Office) window.Office.onReady(officeIsThere);
    });
  }

  var timer;
  window.zhibaoOldOffice = { show: tell };
  if (canRunPane()) watchOffice();
  else tell("old-office");
})();
