using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Settings;

/// <summary>
/// Holds options against their annotations, as the framework does, but speaks of settings (<c>Assessment__MaxBatch</c>) where
/// that speaks of types and properties, which nobody who deploys has ever seen.
/// </summary>
/// <param name="given">What is set; null where settings that are none are nobody's business.</param>
internal sealed class SettingsValidator<TOptions>(string section, IConfigurationSection? given) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] failures = [.. given is null ? [] : Unknown(given, typeof(TOptions)), .. OfProperties(options), .. OfAll(options)];
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> OfProperties(TOptions options)
    {
        foreach (var property in typeof(TOptions).GetProperties().Where(property => property.IsDefined(typeof(ValidationAttribute))))
        {
            var faults = new List<ValidationResult>();
            Validator.TryValidateProperty(
                property.GetValue(options),
                new ValidationContext(options) { MemberName = property.Name, DisplayName = $"{section}__{property.Name}" },
                faults);
            foreach (var fault in faults)
            {
                yield return $"{fault}";
            }
        }
    }

    // What two settings say of each other; these texts name them themselves.
    private static IEnumerable<string> OfAll(TOptions options) =>
        options is IValidatableObject all ? all.Validate(new ValidationContext(options)).Select(fault => $"{fault}") : [];

    private static IEnumerable<string> Unknown(IConfigurationSection set, Type type)
    {
        foreach (var child in set.GetChildren())
        {
            // Of a list the names below are numbers.
            if ((type.IsGenericType ? type.GetGenericArguments()[0] : Property(type, child.Key)) is not { } below)
            {
                yield return $"{child.Path.Replace(":", "__", StringComparison.Ordinal)}: there is no such setting.";
                continue;
            }

            // A value's own properties are no settings.
            foreach (var fault in child.Value is null ? Unknown(child, below) : [])
            {
                yield return fault;
            }
        }
    }

    private static Type? Property(Type type, string name) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } found && (found.CanWrite || found.PropertyType.IsGenericType)
            ? found.PropertyType
            : null;
}
