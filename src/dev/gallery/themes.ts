/** How Teams draws cards, as host configurations of Microsoft's renderer: light, dark and high contrast. */

type Color = { default: string; subtle: string };
type Colors = Record<"default" | "dark" | "light" | "accent" | "good" | "warning" | "attention", Color>;

/** Colours and surfaces of a theme; the sizes are the same in all. */
type Theme = {
  /** What the browser draws by itself: pickers of dates, boxes to tick. */
  scheme: "light" | "dark";
  page: string;
  card: string;
  line: string;
  /** Background of `emphasis` and `attention` containers. */
  emphasis: string;
  attention: string;
  button: string;
  buttonText: string;
  likely: string;
  likelyText: string;
  colors: Colors;
};

const plain = (color: string): Color => ({ default: color, subtle: color });

export const themes = {
  light: {
    scheme: "light",
    page: "#F5F5F5",
    card: "#FFFFFF",
    line: "#E0E0E0",
    emphasis: "#F5F5F5",
    attention: "#FDF3F4",
    button: "#FFFFFF",
    buttonText: "#242424",
    likely: "#5B5FC7",
    likelyText: "#FFFFFF",
    colors: {
      default: { default: "#242424", subtle: "#616161" },
      dark: plain("#242424"),
      light: plain("#FFFFFF"),
      accent: plain("#5B5FC7"),
      good: plain("#0E700E"),
      warning: plain("#835C00"),
      attention: plain("#B10E1C"),
    },
  },
  dark: {
    scheme: "dark",
    page: "#1F1F1F",
    card: "#292929",
    line: "#525252",
    emphasis: "#333333",
    attention: "#3F1011",
    button: "#292929",
    buttonText: "#FFFFFF",
    likely: "#4F52B2",
    likelyText: "#FFFFFF",
    colors: {
      default: { default: "#FFFFFF", subtle: "#ADADAD" },
      dark: plain("#000000"),
      light: plain("#FFFFFF"),
      accent: plain("#9299F7"),
      good: plain("#54B054"),
      warning: plain("#FEEE66"),
      attention: plain("#E37D80"),
    },
  },
  contrast: {
    scheme: "dark",
    page: "#000000",
    card: "#000000",
    line: "#FFFFFF",
    emphasis: "#000000",
    attention: "#000000",
    button: "#000000",
    buttonText: "#FFFFFF",
    likely: "#1AEBFF",
    likelyText: "#000000",
    colors: {
      default: plain("#FFFFFF"),
      dark: plain("#FFFFFF"),
      light: plain("#FFFFFF"),
      accent: plain("#1AEBFF"),
      good: plain("#3FF23F"),
      warning: plain("#FFFF01"),
      attention: plain("#FFFF01"),
    },
  },
} as const satisfies Record<string, Theme>;

export type ThemeName = keyof typeof themes;

/** What Microsoft's renderer takes; the sizes are Teams'. */
export function hostConfig(name: ThemeName): object {
  const { card, emphasis, attention, line, colors } = themes[name];
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors: colors, borderColor: line });
  const fontFamily = "'Segoe UI', system-ui, sans-serif";
  const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
  const type = { fontFamily, fontSizes, fontWeights: { lighter: 200, default: 400, bolder: 600 } };
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: { default: type, monospace: { ...type, fontFamily: "monospace" } },
    textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false } },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: style(card),
      emphasis: style(emphasis),
      attention: style(attention),
      good: style(emphasis),
      warning: style(emphasis),
      accent: style(emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
    },
    inputs: {
      label: { inputSpacing: "small", requiredInputs: { weight: "default", suffix: " *", suffixColor: "attention" } },
    },
    factSet: { title: { weight: "default", wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
  };
}
