// One recording at a time, and one way to hear a moment of it: the event "archive:hear" with {tape, seconds}.
// Tells "archive:voice" with {tape, seconds, isPlaying} as time passes. Nothing here plays before somebody asked for it.
const player = document.querySelector("[data-player]");

if (player) {
  const tapes = new Map([...player.querySelectorAll("[data-tape]")].map((tape) => [tape.dataset.tape, tape]));
  const choices = player.querySelector("[data-tape-choices]");
  const mediaOf = (tape) => tape.querySelector("audio, video");
  let current = player.querySelector("[data-wanted]") ?? tapes.values().next().value;

  const choose = (number) => {
    const chosen = tapes.get(String(number));
    if (!chosen) return mediaOf(current);
    if (chosen !== current) mediaOf(current).pause();
    current = chosen;
    for (const tape of tapes.values()) tape.hidden = tape !== current;
    for (const button of choices?.children ?? []) button.setAttribute("aria-pressed", button.value === current.dataset.tape);
    return mediaOf(current);
  };

  const tell = () => {
    const media = mediaOf(current);
    const detail = { tape: current.dataset.tape, seconds: media.currentTime, isPlaying: !media.paused };
    document.dispatchEvent(new CustomEvent("archive:voice", { detail }));
  };

  const hear = (number, seconds) => {
    const media = choose(number);
    const start = () => {
      media.currentTime = seconds;
      media.play().catch(() => {}); // the browser may refuse; the moment is set, and its own button plays
    };
    if (media.readyState > 0) {
      start();
    } else {
      media.addEventListener("loadedmetadata", start, { once: true });
      media.preload = "metadata";
      media.load();
    }
  };

  for (const tape of tapes.values()) {
    for (const change of ["timeupdate", "seeked", "play", "pause"]) {
      mediaOf(tape).addEventListener(change, () => tape === current && tell());
    }
    mediaOf(tape).addEventListener("ended", () => {
      const next = Number(tape.dataset.tape) + 1;
      if (tapes.has(String(next))) hear(next, 0);
    });
  }

  document.addEventListener("archive:hear", ({ detail }) => hear(detail.tape ?? current.dataset.tape, detail.seconds));
  choices?.addEventListener("click", (event) => {
    if (!event.target.value) return;
    choose(event.target.value);
    tell();
  });

  choose(current.dataset.tape);
  if (choices) choices.hidden = false;
  player.querySelector("[data-player-tools]").hidden = false;
}
