/** The review as one page to print: no script, nothing loaded from anywhere, every word of others escaped. */
import type { Names } from "../../domain/messages/message.ts";
import type { MonthFigure, Review } from "../../domain/review/facts.ts";
import { dateWords, longDate, number, spokenOn } from "../kit/dates.ts";
import { nextInText, openSince } from "../../domain/catalogue/gap-codes.ts";
import { dollars } from "../../domain/pal/consumption.ts";
import { html, lines, type Html } from "../kit/html.ts";
import {
  associatedWords,
  azureWords,
  dataWords,
  missingWords,
  monthLabel,
  pointWords,
  spanWords,
  unattributedLines,
} from "./words.ts";

export function reviewPage({ review, names }: { review: Review; names: Names }): string {
  const { customer, today, points, azure } = review;
  const owner = customer.owner === undefined ? "Unassigned" : (names.get(customer.owner) ?? customer.owner);
  const domain = customer.domain === undefined ? "" : ` · ${customer.domain}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>Review: ${customer.name}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <header>
          <h1>Review: <bdi>${customer.name}</bdi></h1>
          <p class="quiet"><bdi>${owner}</bdi>${domain} · ${longDate(today, "")} · ${dataWords(review)}</p>
        </header>
        <section>
          <h2>What to talk about</h2>
          ${
            points.length === 0
              ? html`<p>These numbers don't suggest a talking point yet.</p>`
              : html`<ol class="points">
                  ${lines(
                    points.map((point) => {
                      const { figure, says, ask } = pointWords(point, today, dateWords);
                      return html`<li><strong>${figure}</strong> <span>${says}</span> <em>${ask}</em></li>`;
                    }),
                  )}
                </ol>`
          }
        </section>
        <section>
          <h2>Azure consumption by month, in US dollars</h2>
          ${
            azure.length === 0 && review.azureSoFar === undefined
              ? html`<p>Not known.</p>`
              : html`<p>${azureWords(review)}.${azure.length > 1 ? ` ${spanWords(azure, today)}.` : ""}</p>
                  ${bars(azure, today)}`
          }
        </section>
        <section>
          <h2>Active users by workload</h2>
          ${workloads(review)}
        </section>
        <section>
          <h2>Associated with us</h2>
          ${table(
            ["What", "Since, and how we know"],
            review.associated.map((one) => [`${one.by} ${one.name}`, associatedWords(one, today, dateWords)]),
            "Nothing yet.",
          )}
        </section>
        <section>
          <h2>Open</h2>
          ${table(
            ["What", "Since", "Next step"],
            review.open.map((gap) => [spokenOn(gap.what, today), dateWords(openSince(gap), today), nextInText(gap)]),
            "Nothing is open.",
          )}
        </section>
        ${
          review.unattributed === undefined
            ? html``
            : html`<section>
                <h2>Without credit</h2>
                ${table(
                  ["What", "How long"],
                  unattributedLines(review.unattributed, review, dateWords).map(({ what, sub }) => [what, sub]),
                  "",
                )}
              </section>`
        }
        ${
          review.missing.length === 0
            ? html``
            : html`<section>
                <h2>Not known</h2>
                ${table(
                  ["What", "What would help"],
                  review.missing.map((one) => {
                    const { what, sub } = missingWords(one, today);
                    return [what, sub];
                  }),
                  "",
                )}
              </section>`
        }
      </body>
    </html> `.html;
}

function table(heads: readonly string[], rows: readonly (readonly (string | Html)[])[], none: string): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`<table>
    <thead>
      <tr>
        ${lines(heads.map((head) => html`<th scope="col">${head}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${lines(
        rows.map(
          (row) =>
            html`<tr>
              ${lines(row.map((cell) => html`<td><bdi>${cell}</bdi></td>`))}
            </tr>`,
        ),
      )}
    </tbody>
  </table>`;
}

/** One bar a month with its figure above it; the same figures as text for whoever does not see it. */
function bars(figures: readonly MonthFigure[], today: string): Html {
  if (figures.length < 2) return html``;
  const most = Math.max(...figures.map(({ value }) => value), 1);
  const step = 600 / figures.length;
  const said = figures.map(({ month, value }) => `${monthLabel(month, today)} ${dollars(value)}`).join(", ");
  return html`<svg role="img" viewBox="0 0 600 200" aria-label="${said}">
    ${lines(
      figures.map(({ month, value }, place) => {
        const height = (140 * Math.max(0, value)) / most;
        const middle = (place + 0.5) * step;
        return html`<rect
            x="${(middle - step * 0.35).toFixed(1)}"
            y="${(165 - height).toFixed(1)}"
            width="${(step * 0.7).toFixed(1)}"
            height="${height.toFixed(1)}"
          /><text x="${middle.toFixed(1)}" y="${(158 - height).toFixed(1)}">${dollars(value)}</text
          ><text x="${middle.toFixed(1)}" y="185">${monthLabel(month, today)}</text>`;
      }),
    )}
  </svg>`;
}

/** Every workload with its users month by month, and a line for each. */
function workloads(review: Review): Html {
  const { workloads: used, workloadsOf, today } = review;
  if (workloadsOf === undefined || used.length === 0) return html`<p>Not known.</p>`;
  const months = [...new Set(used.flatMap(({ users }) => users.map(({ month }) => month)))].sort().slice(-6);
  return table(
    ["Workload", ...months.map((month) => monthLabel(month, today)), "Seats", "Trend"],
    used.map((one) => [
      one.name,
      ...months.map((month) => {
        const found = one.users.find((figure) => figure.month === month);
        return found === undefined ? "–" : number(found.value);
      }),
      one.seats > 0 ? number(one.seats) : "–",
      trend(one.users.slice(-6)),
    ]),
    "",
  );
}

/** The shape of a series as a small line from its least to its most; the figures stand beside it. */
function trend(figures: readonly MonthFigure[]): Html {
  if (figures.length < 2) return html``;
  const values = figures.map(({ value }) => value);
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const points = values.map((value, place) => {
    const x = 2 + (76 * place) / (values.length - 1);
    return `${x.toFixed(1)},${(16 - (14 * (value - least)) / span).toFixed(1)}`;
  });
  return html`<svg class="trend" aria-hidden="true" viewBox="0 0 80 18">
    <polyline points="${points.join(" ")}" />
  </svg>`;
}

const style = `
:root { color-scheme: light; font: 15px/1.45 "Segoe UI", system-ui, sans-serif; color: #242424; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; }
h1, p, li { overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 0 0 .4rem; }
.quiet { color: #5c5c5c; margin: .2rem 0 0; }
section { margin-top: 1.6rem; break-inside: avoid-page; }
.points { padding-left: 1.4rem; } .points li { margin-bottom: .6rem; }
.points em { display: block; color: #5c5c5c; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #e0e0e0; }
th { font-weight: 600; white-space: nowrap; } td { white-space: nowrap; }
td:first-child, td:last-child { white-space: normal; overflow-wrap: anywhere; } td:first-child { min-width: 10rem; }
.trend { width: 5rem; } .trend polyline { fill: none; stroke: #4f6bed; stroke-width: 2; }
svg:not(.trend) { width: 100%; height: auto; } svg rect { fill: #4f6bed; } svg text { font: 11px "Segoe UI", system-ui, sans-serif; fill: #242424; text-anchor: middle; }
@media print { body { margin: 0; max-width: none; padding: 0; } @page { margin: 18mm; } }
`;
