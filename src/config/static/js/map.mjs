/** The map of places and moves: outlines and points of our own, nothing fetched from elsewhere. */

import { LngLatBounds, Map, NavigationControl, Popup, setWorkerUrl } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import { BANDS, colour, whenLightChanges } from "./colours.mjs";

const box = document.getElementById("map");
const drawn = JSON.parse(document.getElementById("map-data")?.textContent ?? "null");

const feature = (geometry, properties = {}) => ({ type: "Feature", geometry, properties });
const collection = (features) => ({ type: "FeatureCollection", features });

function points() {
  return collection(
    drawn.points.map(({ at, ...rest }) => feature({ type: "Point", coordinates: at }, rest)),
  );
}

/** A move is a bow, so that there and back do not lie on each other. */
function bow({ from, to, networks }) {
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle = [x - dy * 0.18, y + dx * 0.09];
  const steps = Array.from({ length: 17 }, (_, n) => n / 16);
  const coordinates = steps.map((t) =>
    [0, 1].map((i) => (1 - t) ** 2 * from[i] + 2 * t * (1 - t) * middle[i] + t ** 2 * to[i]),
  );
  return feature({ type: "LineString", coordinates }, { networks });
}

function layers() {
  const [red, yellow, green] = BANDS();
  const size = ["interpolate", ["linear"], ["sqrt", ["get", "all"]], 1, 5, 20, 22];
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("--fds-info-ground") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--fds-paper") } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": colour("--fds-line"), "line-width": 1 } },
    {
      id: "moves", type: "line", source: "moves",
      paint: { "line-color": colour("--fds-link"), "line-opacity": 0.55, "line-width": ["min", 8, ["+", 1, ["get", "networks"]]] },
    },
    {
      id: "points", type: "circle", source: "points",
      layout: { "circle-sort-key": ["-", 0, ["get", "all"]] },
      paint: {
        "circle-radius": size, "circle-opacity": 0.75,
        "circle-color": ["match", ["get", "band"], 0, red, 1, yellow, green],
        "circle-stroke-color": colour("--fds-paper"), "circle-stroke-width": 1,
      },
    },
    {
      id: "names", type: "symbol", source: "points",
      layout: {
        "text-field": ["get", "name"], "text-font": ["sans-serif"], "text-size": 13, "text-variable-anchor": ["bottom", "top", "left", "right"],
        "text-radial-offset": 0.8, "symbol-sort-key": ["-", 0, ["get", "all"]],
      },
      paint: { "text-color": colour("--fds-ink"), "text-halo-color": colour("--fds-paper"), "text-halo-width": 1.5 },
    },
  ];
}

function style() {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: new URL(box.dataset.outline, location.href).href },
      moves: { type: "geojson", data: collection(drawn.lines.map(bow)) },
      points: { type: "geojson", data: points() },
    },
    layers: layers(),
  };
}

function said(event) {
  const list = Object.assign(document.createElement("ul"), { className: "plain-list" });
  for (const { name, all, address } of JSON.parse(event.features[0].properties.places)) {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: name });
    const line = document.createElement("li");
    line.append(link, ` ${all} ${box.dataset.adverts}`);
    list.append(line);
  }
  return list;
}

function draw() {
  setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const map = new Map({
    container: box, style: style(), attributionControl: false, dragRotate: false, pitchWithRotate: false,
    touchPitch: false, maxZoom: 9, minZoom: 3, renderWorldCopies: false,
    locale: {
      "Map.Title": box.dataset.label,
      "NavigationControl.ZoomIn": box.dataset.nearer,
      "NavigationControl.ZoomOut": box.dataset.farther,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.touchZoomRotate.disableRotation();
  const all = drawn.points.reduce((bounds, one) => bounds.extend(one.at), new LngLatBounds());
  if (!all.isEmpty()) map.fitBounds(all, { padding: 48, maxZoom: 8, animate: false });
  map.on("click", "points", (event) => new Popup().setLngLat(event.lngLat).setDOMContent(said(event)).addTo(map));
  map.on("mouseenter", "points", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "points", () => (map.getCanvas().style.cursor = ""));
  whenLightChanges(() => map.setStyle(style()));
  map.once("idle", () => (box.dataset.drawn = "yes"));
}

if (box && drawn) {
  box.hidden = false;
  try {
    draw();
  } catch {
    box.textContent = box.dataset.failed; // no WebGL, for one
    box.classList.remove("map");
  }
}
