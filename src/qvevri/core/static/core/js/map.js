/* Opens a map when the person asks for it: Leaflet, its clusters and the first tiles are fetched only then.
   <div data-map="GeoJSON address" data-tiles="…{z}/{x}/{y}.png" data-leaflet data-clusters data-style …>.
   Points: properties.title, .url, .text. Without it the list beside the map says where things are. */

function bring(address, kind) {
  return new Promise((done, failed) => {
    const one = document.createElement(kind === "style" ? "link" : "script");
    if (kind === "style") { one.rel = "stylesheet"; one.href = address; } else one.src = address;
    one.onload = done;
    one.onerror = failed;
    document.head.append(one);
  });
}

/* Built from text nodes, never from a string: titles are what people typed. */
function words(point) {
  const box = document.createElement("div");
  const link = document.createElement("a");
  link.href = point.properties.url;
  link.textContent = point.properties.title;
  box.append(link);
  if (point.properties.text) {
    const text = document.createElement("p");
    text.textContent = point.properties.text;
    box.append(text);
  }
  return box;
}

async function open(place) {
  const { leaflet, clusters, style, clusterStyle, tiles, attribution, map: address } = place.dataset;
  await Promise.all([bring(leaflet), bring(style, "style"), bring(clusterStyle, "style")]);
  await bring(clusters);
  const L = globalThis.L;
  const points = address ? await (await fetch(address)).json() : { type: "FeatureCollection", features: [] };
  const room = document.createElement("div");
  place.replaceChildren(room);
  place.classList.add("is-open");
  const centre = [Number(place.dataset.latitude) || 42, Number(place.dataset.longitude) || 43.5];
  const map = L.map(room, { scrollWheelZoom: false }).setView(centre, Number(place.dataset.zoom) || (place.dataset.latitude ? 11 : 7));
  map.attributionControl.setPrefix(false);
  L.tileLayer(tiles, { maxZoom: 18, attribution }).addTo(map);
  const pin = L.divIcon({ className: "pin", iconSize: [24, 24] });
  const group = L.markerClusterGroup({
    showCoverageOnHover: false,
    maxClusterRadius: 48,
    iconCreateFunction: (cluster) => L.divIcon({ className: "pins", iconSize: [40, 40], html: String(cluster.getChildCount()) }),
  });
  L.geoJSON(points, {
    pointToLayer: (point, at) => L.marker(at, { icon: pin, title: point.properties.title, alt: point.properties.title }),
    onEachFeature: (point, layer) => layer.bindPopup(() => words(point)),
  }).eachLayer((layer) => group.addLayer(layer));
  map.addLayer(group);
  if (group.getLayers().length && !place.dataset.zoom) map.fitBounds(group.getBounds(), { padding: [32, 32], maxZoom: 13 });
}

export function start(place) {
  const button = place.querySelector("[data-map-open]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    open(place).catch(() => { place.querySelector(".map-closed, div").textContent = place.dataset.failed; });
  });
}
