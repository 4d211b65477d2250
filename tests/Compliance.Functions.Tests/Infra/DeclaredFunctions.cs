using System.Reflection;
using Compliance.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Tests.Infra;

/// <summary>The functions of the package as the host sees them.</summary>
internal static class DeclaredFunctions
{
    public static IReadOnlyList<MethodInfo> Methods { get; } = [.. typeof(OnResourceChange).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    public static IReadOnlyList<string> Names { get; } = [.. Methods.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)];

    /// <summary>The settings that the schedules of timers are taken from.</summary>
    public static IReadOnlyList<string> ScheduleSettings { get; } = [.. Methods.SelectMany(method => method.GetParameters())
        .SelectMany(parameter => parameter.GetCustomAttributes<TimerTriggerAttribute>())
        .Select(timer => timer.Schedule.Trim('%'))];

    public static IReadOnlyList<string> QueueNames { get; } = [.. Methods.SelectMany(method => method.GetParameters())
        .SelectMany(parameter => parameter.GetCustomAttributes<QueueTriggerAttribute>())
        .Select(queue => queue.QueueName)];

    /// <summary>The prefixes of the settings that queues are reached by.</summary>
    public static IReadOnlyList<string> Connections { get; } = [.. Methods.SelectMany(method => method.GetParameters())
        .SelectMany(parameter => parameter.GetCustomAttributes<QueueTriggerAttribute>())
        .Select(queue => queue.Connection!).Distinct()];
}
