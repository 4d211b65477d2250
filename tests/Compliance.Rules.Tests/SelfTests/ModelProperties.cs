using System.Reflection;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>The properties of resources that rules can read, each as <c>Type.Property</c> of the model.</summary>
internal static class ModelProperties
{
    public static IReadOnlyCollection<string> All { get; } =
        [.. typeof(Resource).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Resource))).SelectMany(Of).SelectMany(Names).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Those that differ between two readings of an estate, in resources that are of one type in both.</summary>
    public static HashSet<string> Between(Estate before, Estate after)
    {
        var found = new HashSet<string>();
        foreach (var resource in before.Resources)
        {
            if (after.Find(resource.Id) is { } other && other.GetType() == resource.GetType())
            {
                Compare(resource, other, found);
            }
        }

        return found;
    }

    private static IEnumerable<string> Names(PropertyInfo property) =>
        ElementOf(property) is { } element ? Of(element).SelectMany(Names).Prepend(NameOf(property)) : [NameOf(property)];

    private static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties().Where(property => property.SetMethod is not null && (property.PropertyType == typeof(Value) || property.PropertyType == typeof(bool) || IsList(property)));

    private static bool IsList(PropertyInfo property) => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ValueList<>);

    private static Type? ElementOf(PropertyInfo property) => IsList(property) && property.PropertyType.GenericTypeArguments[0] is var type && type != typeof(string) ? type : null;

    private static string NameOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static void Compare(object before, object after, HashSet<string> found)
    {
        foreach (var property in Of(before.GetType()))
        {
            var (old, now) = (property.GetValue(before)!, property.GetValue(after)!);
            if (!IsList(property))
            {
                Note(property, Equals(old, now), found);
                continue;
            }

            var (olds, nows) = (Items(old), Items(now));
            var isText = ElementOf(property) is null;
            Note(property, IsMalformed(old) == IsMalformed(now) && (isText ? olds.SequenceEqual(nows) : olds.Length == nows.Length), found);
            foreach (var (left, right) in isText ? [] : olds.Zip(nows))
            {
                Compare(left, right, found);
            }
        }
    }

    private static void Note(PropertyInfo property, bool isSame, HashSet<string> found)
    {
        if (!isSame)
        {
            found.Add(NameOf(property));
        }
    }

    private static object[] Items(object list) => [.. ((System.Collections.IEnumerable)list.GetType().GetProperty(nameof(ValueList<string>.Items))!.GetValue(list)!).Cast<object>()];

    private static bool IsMalformed(object list) => (bool)list.GetType().GetProperty(nameof(ValueList<string>.IsMalformed))!.GetValue(list)!;
}
