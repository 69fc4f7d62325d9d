/* Leaving fast, reading aloud and printing, on the pages without an account. They work without it as well. */
(function () {
  "use strict";
  var leave = document.querySelector("[data-leave]");
  var pressed = [];

  function gone() {
    document.documentElement.hidden = true;
    location.replace(leave.href);
  }

  leave.addEventListener("click", function (event) {
    event.preventDefault();
    gone();
  });

  // Shift three times within two seconds, with nothing pressed between.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") pressed = [];
    else if (!event.repeat) {
      pressed = pressed.filter(function (at) { return event.timeStamp - at < 2000; }).concat(event.timeStamp);
      if (pressed.length >= 3) gone();
    }
  });

  var print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }

  var read = document.querySelector("[data-read]");
  if (!read || !("speechSynthesis" in window)) return;
  var begin = read.textContent;
  read.hidden = false;

  function quiet() {
    speechSynthesis.cancel();
    read.textContent = begin;
  }

  read.addEventListener("click", function () {
    if (speechSynthesis.speaking) return quiet();
    var parts = document.querySelectorAll("main h1, main h2, main p:not(:has(button)), main li, main .mark, main dt, main dd");
    parts.forEach(function (one, n) {
      var said = new SpeechSynthesisUtterance(one.textContent);
      said.lang = document.documentElement.lang;
      if (n === parts.length - 1) said.onend = quiet;
      speechSynthesis.speak(said);
    });
    read.textContent = read.dataset.stop;
  });
  window.addEventListener("pagehide", quiet);
})();
