// Draws Stet's mark, a line of text with the proofreader's dots below it, and writes it in every
// size and container the installers want: electron/resources/icons/*.png, icon.ico, icon.icns.
// Plain Node: the mark is a few shapes, sampled on a grid and packed as PNG by hand.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const resources = fileURLToPath(new URL('../electron/resources/', import.meta.url));

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

// Geometry in units of the icon's width.
const tile = { inset: 0.055, radius: 0.205 };
// The colours of the window: its paper and ink, struck-out red, the blue pencil.
const paper = [251, 250, 247];
const shade = [220, 216, 206];
const ink = [31, 29, 26];
const struck = [176, 42, 36];
const pencil = [36, 86, 199];

/** Signed distance to a rectangle with round corners; negative inside. */
function roundedBox(x, y, { left, top, right, bottom, radius }) {
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  const outside = Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
  return outside + Math.min(Math.max(dx, dy), 0) - radius;
}

/** Signed distance to a straight stroke with round ends. */
function stroke(x, y, [ax, ay], [bx, by], width) {
  const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const at = Math.min(1, Math.max(0, t));
  return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay)) - width / 2;
}

/** The letter s as two arcs that meet in its middle; signed distance. */
function letterS(x, y) {
  const [cx, radius, width] = [0.5, 0.108, 0.075];
  const arc = (cy, from, to) => {
    const angle = Math.atan2(y - cy, x - cx);
    const turn = (angle - from + 4 * Math.PI) % (2 * Math.PI);
    const span = (to - from + 4 * Math.PI) % (2 * Math.PI);
    if (turn <= span) return Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;
    const end = (at) => Math.hypot(x - cx - radius * Math.cos(at), y - cy - radius * Math.sin(at));
    return Math.min(end(from), end(to)) - width / 2;
  };
  const top = arc(0.31, Math.PI / 2, -Math.PI / 7);
  const bottom = arc(0.31 + 2 * radius, -Math.PI / 2, (6 * Math.PI) / 7);
  return Math.min(top, bottom);
}

/** The shapes from back to front: distance, colour. */
function layers(small) {
  const { inset, radius } = tile;
  const box = { left: inset, top: inset, right: 1 - inset, bottom: 1 - inset, radius };
  const dots = small ? [0.29, 0.5, 0.71] : [0.26, 0.42, 0.58, 0.74];
  const dot = small ? 0.075 : 0.047;
  return [
    [(x, y) => roundedBox(x, y, box), shade],
    [(x, y) => roundedBox(x, y, { ...box, bottom: box.bottom - 0.022 }), paper],
    // The word, struck out by a pen …
    [letterS, ink],
    [(x, y) => stroke(x, y, [0.2, 0.485], [0.8, 0.355], small ? 0.06 : 0.042), struck],
    // … and dotted below: let it stand.
    [(x, y) => Math.min(...dots.map((at) => Math.hypot(x - at, y - 0.78) - dot)), pencil],
  ];
}

/** Pixels of the icon, 8-bit RGBA, row by row. */
function draw(size) {
  const shapes = layers(size <= 32);
  const samples = size <= 64 ? 6 : 3;
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const x = (column + ((sample % samples) + 0.5) / samples) / size;
        const y = (row + (Math.floor(sample / samples) + 0.5) / samples) / size;
        const front = shapes.findLast(([distance]) => distance(x, y) < 0);
        if (!front) continue;
        for (let channel = 0; channel < 3; channel += 1) sum[channel] += front[1][channel];
        sum[3] += 1;
      }
      const at = (row * size + column) * 4;
      const covered = Math.max(1, sum[3]);
      for (let channel = 0; channel < 3; channel += 1)
        pixels[at + channel] = Math.round(sum[channel] / covered);
      pixels[at + 3] = Math.round((sum[3] * 255) / samples ** 2);
    }
  return pixels;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function png(size) {
  const pixels = draw(size);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1)
    pixels.copy(rows, row * (size * 4 + 1) + 1, row * size * 4, (row + 1) * size * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Windows' container: a directory of PNG images. */
function ico(images) {
  const directory = Buffer.alloc(6 + 16 * images.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  for (const [index, { size, data }] of images.entries()) {
    const at = 6 + 16 * index;
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(data.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([directory, ...images.map(({ data }) => data)]);
}

const icnsTypes = { 32: 'ic11', 64: 'ic12', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

/** The Mac's container: PNG images, each with a four-letter type for its size. */
function icns(images) {
  const parts = images.map(({ size, data }) => {
    const head = Buffer.alloc(8);
    head.write(icnsTypes[size], 0, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

const images = sizes.map((size) => ({ size, data: png(size) }));
const folder = path.join(resources, 'icons');
mkdirSync(folder, { recursive: true });
for (const { size, data } of images)
  if (size <= 512) writeFileSync(path.join(folder, `${size}x${size}.png`), data);
const ofSizes = (wanted) => images.filter(({ size }) => wanted.includes(size));
writeFileSync(path.join(resources, 'icon.ico'), ico(ofSizes([16, 24, 32, 48, 64, 128, 256])));
writeFileSync(path.join(resources, 'icon.icns'), icns(ofSizes(Object.keys(icnsTypes).map(Number))));
