using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Compliance.Testing.Telemetry;

/// <summary>
/// Reads the text exposition format 0.0.4 strictly: whatever Prometheus could refuse or misread is a
/// <see cref="FormatException"/>, also where it would be lenient (families in pieces, buckets that shrink).
/// </summary>
public sealed partial class PrometheusPage
{
    private readonly List<Family> _families = [];
    private readonly HashSet<string> _series = [];

    private PrometheusPage()
    {
    }

    public IReadOnlyList<Family> Families => _families;

    public static PrometheusPage Parse(string text)
    {
        var page = new PrometheusPage();
        Demand(text.Length == 0 || text.EndsWith('\n'), "the last line does not end");
        Demand(!text.Contains('\r', StringComparison.Ordinal), "a carriage return");
        foreach (var line in text.Split('\n')[..^1])
        {
            page.Read(line);
        }

        page._families.ForEach(Check);
        return page;
    }

    public Family? Find(string name) => _families.Find(family => family.Name == name);

    /// <summary>The value of the one sample with exactly these labels, in any order; null when there is none.</summary>
    /// <param name="series">With its suffix, if it is of a histogram.</param>
    public double? Value(string series, params (string Name, string Value)[] labels) => _families
        .SelectMany(family => family.Samples)
        .Where(sample => sample.Name == series && sample.Labels.Count == labels.Length && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value))
        .Select(sample => (double?)sample.Value)
        .SingleOrDefault();

    private void Read(string line)
    {
        if (HelpLine().Match(line) is { Success: true } help)
        {
            Begin(help.Groups["name"].Value).Help = Unescape(help.Groups["text"].Value, "n\\");
        }
        else if (TypeLine().Match(line) is { Success: true } type)
        {
            var family = _families is [.., var last] && last.Name == type.Groups["name"].Value ? last : Begin(type.Groups["name"].Value);
            Demand(family is { Type: null, Samples.Count: 0 }, $"a second or late type: {line}");
            family.Type = type.Groups["type"].Value;
        }
        else
        {
            Add(line);
        }
    }

    private Family Begin(string name)
    {
        Demand(Find(name) is null, $"{name} comes in pieces");
        var family = new Family(name);
        _families.Add(family);
        return family;
    }

    private void Add(string line)
    {
        var match = SampleLine().Match(line);
        Demand(match.Success, $"no sample: {line}");
        var labels = new Dictionary<string, string>();
        foreach (var pair in Label().Matches(match.Groups["labels"].Value).AsEnumerable())
        {
            Demand(labels.TryAdd(pair.Groups["name"].Value, Unescape(pair.Groups["value"].Value, "n\\\"")), $"a label twice: {line}");
        }

        var name = match.Groups["name"].Value;
        Demand(_families is [.., { Type: not null }], $"a sample without a type: {line}");
        var family = _families[^1];
        string[] names = family.Type == "histogram" ? [$"{family.Name}_bucket", $"{family.Name}_sum", $"{family.Name}_count"] : [family.Name];
        Demand(names.Contains(name), $"{name} stands below {family.Name}");
        Demand(_series.Add($"{name} {string.Join(' ', labels.OrderBy(label => label.Key, StringComparer.Ordinal))}"), $"a sample twice: {line}");
        family.Samples.Add(new Sample(name, labels, Number(match.Groups["value"].Value)));
    }

    private static void Check(Family family)
    {
        Demand(family.Type is not null, $"{family.Name} has no type");
        Demand(family.Samples.Count > 0, $"{family.Name} has no sample");
        if (family.Type == "counter")
        {
            Demand(family.Name.EndsWith("_total", StringComparison.Ordinal) && family.Samples.TrueForAll(sample => sample.Value >= 0), $"{family.Name} is no counter");
        }

        if (family.Type == "histogram")
        {
            foreach (var series in family.Samples.GroupBy(sample => string.Join(' ', sample.Labels.Where(label => label.Key != "le").OrderBy(label => label.Key, StringComparer.Ordinal))))
            {
                CheckHistogram(family.Name, [.. series]);
            }
        }
    }

    private static void CheckHistogram(string name, Sample[] samples)
    {
        var buckets = samples.Where(sample => sample.Name == $"{name}_bucket").Select(sample => (Bound: Number(sample.Labels["le"]), Count: sample.Value)).ToList();
        Demand(buckets.Count > 0 && double.IsPositiveInfinity(buckets[^1].Bound), $"{name} has no last bucket");
        Demand(buckets.Zip(buckets.Skip(1)).All(pair => pair.First.Bound < pair.Second.Bound && pair.First.Count <= pair.Second.Count), $"{name}'s buckets do not grow");
        Demand(samples.Single(sample => sample.Name == $"{name}_count").Value.Equals(buckets[^1].Count), $"{name}'s count is not that of its last bucket");
        Demand(samples.Count(sample => sample.Name == $"{name}_sum") == 1, $"{name} has no sum");
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture),
    };

    private static string Unescape(string text, string allowed)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            Demand(++i < text.Length && allowed.Contains(text[i], StringComparison.Ordinal), $"a bad escape: {text}");
            plain.Append(text[i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new FormatException($"The exposition is malformed: {otherwise}.");
        }
    }

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>.*)$")]
    private static partial Regex HelpLine();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")*)\})? (?<value>[^ ]+)$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\]|\\.)*)"(,|$)""")]
    private static partial Regex Label();
}

/// <summary>All samples of one metric.</summary>
public sealed class Family(string name)
{
    public string Name { get; } = name;

    public string? Type { get; internal set; }

    public string? Help { get; internal set; }

    public List<Sample> Samples { get; } = [];
}

/// <summary>One line.</summary>
public sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
