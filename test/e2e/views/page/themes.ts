/** The variables of VS Code's own themes that the views use, as a webview sees them. */
export type ThemeName = "dark" | "light" | "high-contrast" | "high-contrast-light";

interface Theme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = { "font-family": "system-ui, 'Ubuntu', 'Droid Sans', 'DejaVu Sans', sans-serif", "font-size": "13px", "font-weight": "normal" };

export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    bodyClass: "vscode-dark",
    variables: {
      ...fonts, "editor-background": "#1f1f1f", "editor-foreground": "#cccccc", foreground: "#cccccc", descriptionForeground: "#9d9d9d",
      focusBorder: "#0078d4", "charts-blue": "#59a4f9", "charts-red": "#f14c4c", "charts-yellow": "#cca700", "charts-orange": "#ea5c0055",
      "charts-green": "#89d185", "charts-purple": "#b180d7", "editorError-foreground": "#f14c4c", "editorWidget-background": "#202020",
      "editorHoverWidget-background": "#202020", "editorHoverWidget-foreground": "#cccccc", "editorHoverWidget-border": "#454545",
      "widget-shadow": "rgba(0, 0, 0, 0.36)", "widget-border": "#313131", "list-hoverBackground": "#2a2d2e",
      "list-activeSelectionBackground": "#04395e", "list-activeSelectionForeground": "#ffffff", "list-inactiveSelectionBackground": "#37373d",
      "input-background": "#313131", "input-foreground": "#cccccc", "input-placeholderForeground": "#989898", "dropdown-border": "#3c3c3c",
      "input-border": "#3c3c3c", "settings-textInputBorder": "#3c3c3c", "inputOption-activeBackground": "#2489db82",
      "inputOption-activeForeground": "#ffffff", "inputOption-activeBorder": "#2488db", "toolbar-hoverBackground": "rgba(90, 93, 94, 0.31)",
      "button-background": "#0078d4", "button-foreground": "#ffffff", "button-border": "rgba(255,255,255,0.07)", "button-hoverBackground": "#026ec1", "textLink-foreground": "#4daafc",
      "scrollbarSlider-background": "rgba(121, 121, 121, 0.4)", "scrollbarSlider-hoverBackground": "rgba(100, 100, 100, 0.7)",
      "notifications-background": "#1f1f1f", "notifications-foreground": "#cccccc",
    },
  },
  light: {
    bodyClass: "vscode-light",
    variables: {
      ...fonts, "editor-background": "#ffffff", "editor-foreground": "#3b3b3b", foreground: "#3b3b3b", descriptionForeground: "#3b3b3b",
      focusBorder: "#005fb8", "charts-blue": "#0063d3", "charts-red": "#e51400", "charts-yellow": "#bf8803", "charts-orange": "#d18616",
      "charts-green": "#388a34", "charts-purple": "#652d90", "editorError-foreground": "#e51400", "editorWidget-background": "#f8f8f8",
      "editorHoverWidget-background": "#f8f8f8", "editorHoverWidget-foreground": "#3b3b3b", "editorHoverWidget-border": "#c8c8c8",
      "widget-shadow": "rgba(0, 0, 0, 0.16)", "widget-border": "#e5e5e5", "list-hoverBackground": "#f2f2f2",
      "list-activeSelectionBackground": "#e8e8e8", "list-activeSelectionForeground": "#000000", "list-inactiveSelectionBackground": "#e4e6f1",
      "input-background": "#ffffff", "input-foreground": "#3b3b3b", "input-placeholderForeground": "#767676", "dropdown-border": "#cecece",
      "input-border": "#cecece", "settings-textInputBorder": "#cecece", "inputOption-activeBackground": "#bed6ed",
      "inputOption-activeForeground": "#000000", "inputOption-activeBorder": "#005fb8", "toolbar-hoverBackground": "rgba(184, 184, 184, 0.31)",
      "button-background": "#005fb8", "button-foreground": "#ffffff", "button-hoverBackground": "#0258a8", "textLink-foreground": "#005fb8",
      "scrollbarSlider-background": "rgba(100, 100, 100, 0.4)", "scrollbarSlider-hoverBackground": "rgba(100, 100, 100, 0.7)",
      "notifications-background": "#ffffff", "notifications-foreground": "#3b3b3b",
    },
  },
  "high-contrast": {
    bodyClass: "vscode-high-contrast",
    variables: {
      ...fonts, "editor-background": "#000000", "editor-foreground": "#ffffff", foreground: "#ffffff", descriptionForeground: "rgba(255, 255, 255, 0.7)",
      focusBorder: "#f38518", contrastBorder: "#6fc3df", contrastActiveBorder: "#f38518", "charts-blue": "#59a4f9", "charts-red": "#f48771",
      "charts-yellow": "#ffd370", "charts-orange": "#f38518", "charts-green": "#89d185", "charts-purple": "#b180d7", "editorError-foreground": "#f88070",
      "editorWidget-background": "#0c141f", "editorHoverWidget-background": "#0c141f", "editorHoverWidget-border": "#6fc3df", "widget-border": "#6fc3df",
      "input-background": "#000000", "input-foreground": "#ffffff", "input-border": "#6fc3df", "dropdown-border": "#6fc3df", "button-foreground": "#ffffff", "button-border": "#6fc3df",
      "textLink-foreground": "#21a6ff", "scrollbarSlider-background": "rgba(111, 195, 223, 0.6)", "notifications-background": "#0c141f",
    },
  },
  "high-contrast-light": {
    bodyClass: "vscode-high-contrast-light",
    variables: {
      ...fonts, "editor-background": "#ffffff", "editor-foreground": "#292929", foreground: "#292929", descriptionForeground: "rgba(41, 41, 41, 0.7)",
      focusBorder: "#006bbd", contrastBorder: "#0f4a85", contrastActiveBorder: "#006bbd", "charts-blue": "#0063d3", "charts-red": "#b5200d",
      "charts-yellow": "#895503", "charts-orange": "#b5200d", "charts-green": "#374e06", "charts-purple": "#652d90", "editorError-foreground": "#b5200d",
      "editorWidget-background": "#ffffff", "editorHoverWidget-background": "#ffffff", "editorHoverWidget-border": "#0f4a85", "widget-border": "#0f4a85",
      "input-background": "#ffffff", "input-foreground": "#292929", "input-border": "#0f4a85", "dropdown-border": "#0f4a85", "button-foreground": "#ffffff", "button-background": "#0f4a85",
      "textLink-foreground": "#0f4a85", "scrollbarSlider-background": "rgba(15, 74, 133, 0.4)", "notifications-background": "#ffffff",
    },
  },
};
