namespace Compliance.Web.Tests.Browser;

/// <summary>Finds text whose contrast to its background is below 4.5 to 1 (WCAG 2.2, success criterion 1.4.3).</summary>
internal static class Contrast
{
    public const string Script = """
        () => {
          const parse = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const light = ([r, g, b]) => [r, g, b]
            .map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
          const backgroundOf = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = parse(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) return colour;
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll("body *")]
            .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
            .map(element => {
              const [text, back] = [light(parse(getComputedStyle(element).color)), light(backgroundOf(element))];
              const ratio = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
              return ratio < 4.5 ? `${element.className || element.tagName}: ${ratio.toFixed(2)}` : null;
            })
            .filter(Boolean);
        }
        """;
}
