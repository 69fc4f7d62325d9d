/** A network as a chart: persons and what they share; the adverts of one when pressed; an advert opens its page. */

import cytoscape from "../vendor/cytoscape/cytoscape.esm.min.mjs";
import { BANDS, colour, whenLightChanges } from "./colours.mjs";

const box = document.getElementById("chart");
const told = JSON.parse(document.getElementById("network-data").textContent);

const persons = told.persons.map(({ id, person, number, n, band }) => ({
  data: { id, person, band, label: `${number}`, size: 26 + 6 * Math.sqrt(n) },
  classes: "person",
}));
const shared = told.shared.map(({ id, called }) => ({ data: { id, label: called }, classes: "shared" }));
const edges = told.edges.map(({ person, shared, n }) => ({
  data: { id: `${person}-${shared}`, source: person, target: shared, width: Math.min(8, n) },
}));

function looks() {
  const [ink, paper, line] = ["--fds-ink", "--fds-paper", "--fds-line-strong"].map(colour);
  const under = { "text-valign": "bottom", "text-margin-y": 3, color: ink, "text-max-width": 150, "text-wrap": "ellipsis",
    "text-background-color": paper, "text-background-opacity": 0.8 };
  return [
    { selector: "node", style: { label: "data(label)", "font-size": 12, "min-zoomed-font-size": 7 } },
    { selector: ".person", style: { width: "data(size)", height: "data(size)", color: paper, "text-valign": "center", "font-weight": "bold" } },
    { selector: ".shared", style: { ...under, shape: "rectangle", width: 16, height: 16, "background-color": line } },
    { selector: ".advert", style: { ...under, shape: "round-rectangle", width: 12, height: 12, "font-size": 10 } },
    { selector: "edge", style: { width: "data(width)", "line-color": line, "curve-style": "haystack", opacity: 0.6 } },
    { selector: ".own", style: { width: 1 } },
    ...BANDS().map((ground, n) => ({ selector: `node[band = ${n}]`, style: { "background-color": ground } })),
  ];
}

/** Shows the adverts of `person` around it, or takes them away again. */
async function turn(cy, person) {
  const shown = cy.nodes(".advert").filter((one) => one.data("of") === person.id());
  if (shown.nonempty()) return void cy.remove(shown);
  const answer = await fetch(`${box.dataset.persons}?${new URLSearchParams({ person: person.data("person") })}`);
  if (!answer.ok) return;
  const { adverts } = await answer.json();
  const { x, y } = person.position();
  const around = 36 + person.width();
  adverts.forEach(({ id, label, band, address }, n) => {
    const angle = (2 * Math.PI * n) / adverts.length;
    const position = { x: x + around * Math.cos(angle), y: y + around * Math.sin(angle) };
    cy.add({ data: { id, label, band, address, of: person.id() }, position, classes: "advert" });
    cy.add({ data: { id: `${person.id()}-${id}`, source: person.id(), target: id }, classes: "own" });
  });
}

box.hidden = false;
const cy = cytoscape({ container: box, elements: [...persons, ...shared, ...edges], style: looks(), minZoom: 0.2, maxZoom: 3 });
const spread = { animate: false, randomize: false, padding: 30, nodeRepulsion: () => 200000, idealEdgeLength: () => 110, nodeDimensionsIncludeLabels: true };
cy.layout(edges.length ? { name: "cose", ...spread } : { name: "grid", padding: 30 }).run();
cy.on("tap", ".person", (event) => turn(cy, event.target));
cy.on("tap", ".advert", (event) => location.assign(event.target.data("address")));
whenLightChanges(() => cy.style(looks()));
box.dataset.drawn = "yes";
