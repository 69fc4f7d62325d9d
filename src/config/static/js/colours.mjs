/** The colours of the page, as it is lit now, for what is drawn on a canvas. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const BANDS = () => [colour("--red"), colour("--yellow"), colour("--green")];
export const whenLightChanges = (draw) => matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
