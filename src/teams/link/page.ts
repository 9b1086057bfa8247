/**
 * The pages of “Link it now”, in the look of the cards: no script, nothing loaded from anywhere, every word of others
 * escaped.
 */
import { exact } from "../../domain/exact.ts";
import { createHash } from "node:crypto";
import { html, lines, type Html } from "../../cards/kit/html.ts";

/** A page as it is answered. */
export type PageAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string };

export type LinkPage = {
  status?: number;
  title: string;
  /** One entry a paragraph. */
  says: readonly string[];
  /** Facts in two columns. */
  facts?: readonly (readonly [string, string])[];
  command?: string | undefined;
  form?: Form | undefined;
};

type Form = {
  action: string;
  /** Fields that nobody sees. */
  hidden?: Readonly<Record<string, string>>;
  /** One of several Partner IDs; the only one when there is one. */
  partnerIds?: readonly string[];
  asksCode?: boolean;
  submit: string;
};

const style = `
:root { color-scheme: light dark; --ink: #242424; --quiet: #616161; --paper: #fff; --ground: #f5f5f5; --line: #d1d1d1; --brand: #4f52b2; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #fff; --quiet: #adadad; --paper: #292929; --ground: #1f1f1f; --line: #525252; --brand: #7f85f5; --on: #14152b; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 34rem; margin: 8vh auto; padding: 1.5rem 2rem 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
code { display: block; padding: .75rem; border: 1px solid var(--line); border-radius: 4px; font-size: .9rem; }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; } label { display: block; }
input[type=text] { font: inherit; padding: .4rem .6rem; border: 1px solid var(--quiet); border-radius: 4px; background: var(--paper); color: var(--ink); width: 8rem; letter-spacing: .2em; }
button { font: inherit; font-weight: 600; margin-top: 1rem; padding: .5rem 1.25rem; border: 1px solid transparent; border-radius: 4px; background: var(--brand); color: var(--on); cursor: pointer; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`;
const styleHash = createHash("sha256").update(style).digest("base64");

/** @param entra where the sign-in form leads on to. */
export function answerPage(page: LinkPage, entra: string, cookie?: string): PageAnswer {
  return {
    status: page.status ?? 200,
    headers: exact({
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' ${entra}; base-uri 'none'; frame-ancestors 'none'`,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "Set-Cookie": cookie,
    }),
    body: bodyOf(page).html.trimStart(),
  };
}

function bodyOf({ title, says, facts = [], command, form }: LinkPage): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${{ html: `<style>${style}</style>` }}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${lines(says.map((paragraph) => html`<p>${paragraph}</p>`))}
          ${
            facts.length === 0
              ? html``
              : html`<dl>
                  ${lines(
                    facts.map(
                      ([what, is]) =>
                        html`<dt>${what}</dt>
                          <dd><bdi>${is}</bdi></dd>`,
                    ),
                  )}
                </dl>`
          }
          ${command === undefined ? html`` : html`<code>${command}</code>`}
          ${form === undefined ? html`` : formOf(form)}
        </main>
      </body>
    </html>`;
}

function formOf({ action, hidden = {}, partnerIds = [], asksCode = false, submit }: Form): Html {
  const [only] = partnerIds;
  return html`<form method="post" action="${action}">
    ${lines(
      Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`),
    )}
    ${
      partnerIds.length > 1
        ? html`<fieldset>
            <legend>Partner ID</legend>
            ${lines(
              partnerIds.map(
                (id) =>
                  html`<label
                    ><input type="radio" name="partner" value="${id}" required ${id === only ? "checked" : ""} />
                    ${id}</label
                  >`,
              ),
            )}
          </fieldset>`
        : html`<input type="hidden" name="partner" value="${only ?? ""}" />`
    }
    ${
      asksCode
        ? html`<label
            >The code from your chat with the bot <br /><input
              type="text"
              name="code"
              inputmode="numeric"
              autocomplete="off"
              pattern="[0-9]{6}"
              required
            />
          </label>`
        : html``
    }
    <button type="submit">${submit}</button>
  </form>`;
}
