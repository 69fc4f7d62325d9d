/** A network as a chart: persons first; the adverts of one when it is pressed; an advert opens its page. */

import cytoscape from "../vendor/cytoscape/cytoscape.esm.min.mjs";
import { BANDS, colour, whenLightChanges } from "./colours.mjs";

const box = document.getElementById("chart");
const told = JSON.parse(document.getElementById("network-data").textContent);

const nodes = told.nodes.map(({ id, person, number, adverts, band }) => ({
  data: { id, person, band, label: `${number}`, size: 24 + 6 * Math.sqrt(adverts), many: adverts },
  classes: "person",
}));
const edges = told.edges.map(({ a, b, kinds, n }) => ({
  data: { id: `${a}-${b}`, source: a, target: b, label: kinds.map((kind) => box.dataset[kind] ?? kind).join(", "), width: Math.min(8, 1 + n / 2) },
}));

function looks() {
  const [red, yellow, green] = BANDS();
  const band = (n, ground) => ({ selector: `node[band = ${n}]`, style: { "background-color": ground } });
  return [
    { selector: "node", style: { label: "data(label)", color: colour("--fds-paper"), "text-valign": "center", "font-size": 14, "font-weight": "bold", "background-color": green } },
    { selector: ".person", style: { width: "data(size)", height: "data(size)" } },
    { selector: ".advert", style: { width: 14, height: 14, shape: "round-rectangle", "text-valign": "bottom", "font-size": 11, "font-weight": "normal", color: colour("--fds-ink"), "text-max-width": 120, "text-wrap": "ellipsis" } },
    { selector: "edge", style: { width: "data(width)", "line-color": colour("--fds-line-strong"), "curve-style": "haystack", opacity: 0.6 } },
    { selector: "edge.shown", style: { label: "data(label)", "font-size": 11, color: colour("--fds-ink"), "text-background-color": colour("--fds-paper"), "text-background-opacity": 1, opacity: 1 } },
    { selector: ".own", style: { width: 1, "line-style": "dotted" } },
    band(0, red), band(1, yellow), band(2, green),
  ];
}

const layout = (cy) => cy.layout({ name: nodes.length > 2 ? "cose" : "grid", animate: false, randomize: false, padding: 24, nodeRepulsion: () => 12000, idealEdgeLength: () => 80 });

async function open(cy, person) {
  if (person.data("open")) {
    cy.remove(cy.nodes(".advert").filter((one) => one.data("of") === person.id()));
    person.data("open", false);
    return;
  }
  const answer = await fetch(`${box.dataset.persons}?${new URLSearchParams({ person: person.data("person") })}`);
  if (!answer.ok) return;
  const { adverts } = await answer.json();
  const { x, y } = person.position();
  const around = 40 + person.width();
  adverts.forEach(({ id, label, band, address }, n) => {
    const turn = (2 * Math.PI * n) / adverts.length;
    const position = { x: x + around * Math.cos(turn), y: y + around * Math.sin(turn) };
    cy.add({ data: { id, label, band, address, of: person.id() }, position, classes: "advert" });
    cy.add({ data: { id: `${person.id()}-${id}`, source: person.id(), target: id, width: 1 }, classes: "own" });
  });
  person.data("open", true);
}

box.hidden = false;
const cy = cytoscape({ container: box, elements: [...nodes, ...edges], style: looks(), minZoom: 0.2, maxZoom: 4, wheelSensitivity: 0.3 });
layout(cy).run();
cy.on("tap", ".person", (event) => open(cy, event.target));
cy.on("tap", ".advert", (event) => location.assign(event.target.data("address")));
cy.on("mouseover tap", "edge[label]", (event) => {
  cy.edges().removeClass("shown");
  event.target.addClass("shown");
});
whenLightChanges(() => cy.style(looks()));
box.dataset.drawn = "yes";
