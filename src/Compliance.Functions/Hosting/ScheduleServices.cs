using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Functions.Hosting;

/// <summary>
/// The schedules of timers, which the platform reads from the settings. Without one it would leave that function out and run the
/// rest: nothing would be swept, and nobody told. Their names have no parts, unlike those of options: the host does not resolve
/// one with <c>__</c>, and what scales the app does not resolve one with a colon.
/// </summary>
/// <remarks>https://github.com/Azure/azure-functions-host/issues/10246 and 8649.</remarks>
internal static class ScheduleServices
{
    private static readonly string[] Settings = ["SweepSchedule", "LightSweepSchedule", "AlertsSchedule"];

    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        var options = services.AddOptions<ScheduleOptions>().ValidateOnStart();
        foreach (var setting in Settings)
        {
            options.Validate(_ => IsSchedule(configuration[setting]), $"{setting}: write an NCRONTAB expression of six fields, or a time span.");
        }

        return services;
    }

    // Whether the fields are good is for the platform to say, which refuses that function by its name.
    private static bool IsSchedule(string? text) =>
        text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 5 or 6 } || TimeSpan.TryParse(text, out _);

    /// <summary>Holds nothing: its validation is what it is for.</summary>
    private sealed class ScheduleOptions;
}
