using System.Text.RegularExpressions;

namespace Compliance.Functions.Tests.Infra;

/// <summary>What a compiler would refuse about how the files fit together; each fault is a line that names file and word.</summary>
internal static partial class BicepCheck
{
    private static readonly HashSet<string> Keywords = ["true", "false", "null", "for", "in", "if", "existing", "string", "int", "bool", "object", "array"];

    // What Bicep itself offers, as far as it is used here.
    private static readonly HashSet<string> Functions =
    [
        "cidrSubnet", "concat", "empty", "environment", "guid", "length", "loadTextContent", "map", "range", "readEnvironmentVariable", "replace",
        "resourceGroup", "subscription", "subscriptionResourceId", "take", "tenant", "toLower", "toObject", "union", "uniqueString",
    ];

    public static IReadOnlyList<string> Faults(IReadOnlyDictionary<string, BicepFile> files) =>
        [.. files.Values.SelectMany(file => file.IsParameters ? ParameterFile(file, files) : TemplateFile(file, files)), .. Orphans(files), .. UnusedOutputs(files)];

    private static IEnumerable<string> TemplateFile(BicepFile file, IReadOnlyDictionary<string, BicepFile> files) =>
        Duplicates(file).Concat(Imports(file, files)).Concat(Modules(file, files)).Concat(Outputs(file, files)).Concat(Names(file)).Concat(Unused(file)).Concat(Versions(file));

    private static IEnumerable<string> Duplicates(BicepFile file) =>
        from statement in file.Statements
        where statement.Name.Length > 0 && statement.Kind != "output"
        group statement by statement.Name into same
        where same.Count() > 1
        select $"{file.Path}: {same.Key} is declared twice";

    private static IEnumerable<string> Imports(BicepFile file, IReadOnlyDictionary<string, BicepFile> files)
    {
        foreach (var import in file.Of("import"))
        {
            var source = files.GetValueOrDefault(Normal(file.Beside(import.Target)));
            foreach (var name in Imported(import))
            {
                if (source?.Of("type").Any(type => type.Name == name && type.Decorators.Contains("@export()", StringComparison.Ordinal)) != true)
                {
                    yield return $"{file.Path}: {import.Target} exports no {name}";
                }
            }
        }
    }

    private static IEnumerable<string> Modules(BicepFile file, IReadOnlyDictionary<string, BicepFile> files)
    {
        foreach (var module in file.Of("module"))
        {
            if (!files.TryGetValue(Normal(file.Beside(module.Target)), out var called))
            {
                yield return $"{file.Path}: module {module.Name} is of a file that is not there: {module.Target}";
                continue;
            }

            var given = module.Properties("params");
            foreach (var fault in Given(given, called).Concat(Types(given, file, called)))
            {
                yield return $"{file.Path}: module {module.Name} {fault}";
            }

            var isSubscription = Scope(called) == "subscription";
            var scope = module.Properties().GetValueOrDefault("scope", "");
            if (isSubscription != (scope.StartsWith("subscription(", StringComparison.Ordinal) || (scope.Length == 0 && Scope(file) == "subscription")))
            {
                yield return $"{file.Path}: module {module.Name} is deployed at another scope than {called.Path} has";
            }
        }
    }

    private static IEnumerable<string> ParameterFile(BicepFile file, IReadOnlyDictionary<string, BicepFile> files)
    {
        if (file.Of("using").SingleOrDefault() is not { } of || !files.TryGetValue(Normal(file.Beside(of.Target)), out var called))
        {
            yield return $"{file.Path}: is for no file";
            yield break;
        }

        var given = file.Of("param").ToDictionary(param => param.Name, param => param.Rest.TrimStart(' ', '='));
        foreach (var fault in Given(given, called))
        {
            yield return $"{file.Path}: {fault}";
        }
    }

    private static IEnumerable<string> Given(IReadOnlyDictionary<string, string> given, BicepFile called)
    {
        foreach (var name in given.Keys.Where(name => called.Of("param").All(param => param.Name != name)))
        {
            yield return $"gives {name}, which {called.Path} does not take";
        }

        foreach (var param in called.Of("param"))
        {
            if (!given.TryGetValue(param.Name, out var value))
            {
                if (!param.IsOptional)
                {
                    yield return $"lacks {param.Name}, which {called.Path} needs";
                }
            }
            else if (param.Allowed.Count > 0 && Literal().Match(value) is { Success: true } literal && !param.Allowed.Contains(literal.Groups[1].Value))
            {
                yield return $"gives {param.Name} the value {literal.Groups[1].Value}, which {called.Path} does not allow";
            }
        }
    }

    // Only of what is handed on as it is: the compiler knows the types of the rest.
    private static IEnumerable<string> Types(IReadOnlyDictionary<string, string> given, BicepFile file, BicepFile called) =>
        from pair in given
        let wanted = called.Of("param").SingleOrDefault(param => param.Name == pair.Key)
        let handed = file.Of("param").SingleOrDefault(param => param.Name == pair.Value)
        where wanted is not null && handed is not null && TypeOf(wanted) != TypeOf(handed)
        select $"gives {pair.Key} a {TypeOf(handed)}, where {called.Path} takes a {TypeOf(wanted)}";

    private static string TypeOf(BicepStatement param) => ParameterType().Match(param.Rest).Groups[1].Value;

    private static IEnumerable<string> Outputs(BicepFile file, IReadOnlyDictionary<string, BicepFile> files)
    {
        foreach (Match use in UsedOutput().Matches(file.Code))
        {
            var (symbol, output) = (use.Groups[1].Value, use.Groups[2].Value);
            var module = file.Of("module").SingleOrDefault(module => module.Name == symbol);
            if (module is null || files.GetValueOrDefault(Normal(file.Beside(module.Target)))?.Of("output").Any(one => one.Name == output) != true)
            {
                yield return $"{file.Path}: {symbol} has no output {output}";
            }
        }
    }

    private static IEnumerable<string> Names(BicepFile file)
    {
        var declared = Declared(file).Concat(Keywords).ToHashSet();
        var code = BicepText.WithoutStrings(file.Code);
        foreach (Match local in Local().Matches(code))
        {
            declared.UnionWith(local.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value));
        }

        foreach (var statement in file.Statements.Where(statement => statement.Kind is not "import" and not "targetScope"))
        {
            foreach (Match word in Word().Matches(BicepText.WithoutStrings(statement.Rest)))
            {
                if (!(word.Groups[2].Success ? Functions : declared).Contains(word.Groups[1].Value))
                {
                    yield return $"{file.Path}: {statement.Kind} {statement.Name} speaks of {word.Groups[1].Value}, which is nothing";
                }
            }
        }
    }

    private static IEnumerable<string> Unused(BicepFile file)
    {
        var uses = Word().Matches(BicepText.WithoutStrings(file.Code)).CountBy(word => word.Groups[1].Value).ToDictionary();
        // Once it is declared.
        return from statement in file.Statements
               where statement.Kind is "param" or "var" && uses[statement.Name] < 2
               select $"{file.Path}: {statement.Kind} {statement.Name} is not used";
    }

    private static IEnumerable<string> Versions(BicepFile file) =>
        from resource in file.Of("resource")
        where !Version().IsMatch(resource.Target)
        select $"{file.Path}: resource {resource.Name} has no dated, final API version: {resource.Target}";

    private static IEnumerable<string> Orphans(IReadOnlyDictionary<string, BicepFile> files)
    {
        var named = files.Values.SelectMany(file => file.Statements.Where(statement => statement.Kind is "module" or "import" or "using")
            .Select(statement => Normal(file.Beside(statement.Target)))).ToHashSet();
        return from file in files.Values where !file.IsParameters && !named.Contains(file.Path) select $"{file.Path}: nothing uses it";
    }

    // What a whole deployment gives is for people and workflows; what a module gives is for whoever calls it.
    private static IEnumerable<string> UnusedOutputs(IReadOnlyDictionary<string, BicepFile> files)
    {
        var used = files.Values.SelectMany(file => UsedOutput().Matches(file.Code).Select(use =>
            (Normal(file.Beside(file.Of("module").SingleOrDefault(module => module.Name == use.Groups[1].Value)?.Target ?? "")), use.Groups[2].Value))).ToHashSet();
        return from file in files.Values
               where file.Path.StartsWith("modules/", StringComparison.Ordinal)
               from output in file.Of("output")
               where !used.Contains((file.Path, output.Name))
               select $"{file.Path}: output {output.Name} is used by nobody";
    }

    private static IEnumerable<string> Declared(BicepFile file) =>
        file.Statements.Where(statement => statement.Kind != "output").Select(statement => statement.Name).Concat(file.Of("import").SelectMany(Imported));

    private static IEnumerable<string> Imported(BicepStatement import) => Word().Matches(import.Rest[..import.Rest.IndexOf('}', StringComparison.Ordinal)]).Select(match => match.Groups[1].Value);

    private static string Scope(BicepFile file) => file.Of("targetScope").SingleOrDefault()?.Target ?? "resourceGroup";

    private static string Normal(string path) => Path.GetRelativePath("/", Path.GetFullPath(path, "/")).Replace('\\', '/');

    // Not the key of an object (but what a loop goes over stands before a colon, too), not what follows a dot, no decorator;
    // the second group: it is called.
    [GeneratedRegex(@"(?<![\w.$@]|\.\?)([A-Za-z_]\w*)\b(?:(?!:)|(?<=\bin \w+))(\()?")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bfor\s+(?:(\w+)|\((\w+),\s*(\w+)\))\s+in\b|(\w+)\s*=>")]
    private static partial Regex Local();

    [GeneratedRegex(@"(\w+)!?\.outputs\.(\w+)")]
    private static partial Regex UsedOutput();

    [GeneratedRegex(@"^\s*([\w.\[\]]+)")]
    private static partial Regex ParameterType();

    [GeneratedRegex("^'([^']*)'$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^[A-Za-z.]+(/[A-Za-z]+)+@20\d\d-\d\d-\d\d$")]
    private static partial Regex Version();
}
