using System.Reflection;
using System.Text.Json.Nodes;
using Compliance.Functions.Tests.Infra;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Tests.Bindings;

/// <summary>
/// What the worker's SDK writes to <c>functions.metadata</c>, from the same attributes: those arguments that are given, never
/// the defaults of properties. Only as much of it as triggers here use.
/// </summary>
/// <remarks>https://github.com/Azure/azure-functions-dotnet-worker, sdk/Sdk/FunctionMetadataGenerator.cs.</remarks>
internal static class DerivedMetadata
{
    public static JsonArray Read() =>
        new([.. DeclaredFunctions.Methods.OrderBy(method => method.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.Ordinal).Select(Function)]);

    private static JsonObject Function(MethodInfo method)
    {
        var function = new JsonObject
        {
            ["name"] = method.GetCustomAttribute<FunctionAttribute>()!.Name,
            ["scriptFile"] = "Compliance.Functions.dll",
            ["entryPoint"] = $"{method.DeclaringType!.FullName}.{method.Name}",
            ["language"] = "dotnet-isolated",
            ["properties"] = new JsonObject { ["IsCodeless"] = false },
            ["bindings"] = new JsonArray([.. method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData().Select(attribute => Binding(parameter, attribute)))]),
        };
        if (method.GetCustomAttribute<FixedDelayRetryAttribute>() is { } retry)
        {
            function["retry"] = new JsonObject { ["strategy"] = "fixedDelay", ["maxRetryCount"] = retry.MaxRetryCount, ["delayInterval"] = retry.DelayInterval };
        }

        return function;
    }

    private static JsonObject Binding(ParameterInfo parameter, CustomAttributeData attribute)
    {
        var binding = new JsonObject
        {
            ["name"] = parameter.Name,
            ["direction"] = "In",
            ["type"] = Camel(attribute.AttributeType.Name[..^nameof(Attribute).Length]),
        };
        if (parameter.ParameterType == typeof(string))
        {
            binding["dataType"] = "String";
        }

        foreach (var (declared, given) in attribute.Constructor.GetParameters().Zip(attribute.ConstructorArguments))
        {
            binding[declared.Name!] = Value(given);
        }

        foreach (var given in attribute.NamedArguments)
        {
            binding[Camel(given.MemberName)] = Value(given.TypedValue);
        }

        // The one property whose default the SDK takes for given.
        if (attribute.AttributeType.GetProperty("IsBatched") is not null)
        {
            binding["cardinality"] = binding["isBatched"]?.GetValue<bool>() == true ? "Many" : "One";
            binding.Remove("isBatched");
        }

        binding["properties"] = new JsonObject();
        return binding;
    }

    private static JsonNode? Value(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        IEnumerable<CustomAttributeTypedArgument> many => new JsonArray([.. many.Select(Value)]),
        int number when argument.ArgumentType.IsEnum => Enum.ToObject(argument.ArgumentType, number).ToString(),
        string text => text,
        bool yes => yes,
        int number => number,
        _ => throw new NotSupportedException($"An argument of the type {argument.ArgumentType}."),
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
