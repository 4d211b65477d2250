using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Functions.Hosting;

/// <summary>
/// The schedules of timers, which the platform reads from the settings. Without one it would leave that function out and run the
/// rest: nothing would be swept, and nobody told.
/// </summary>
internal static class ScheduleServices
{
    private static readonly string[] Settings = ["Sweep:Schedule", "Sweep:LightSchedule", "Alerts:Schedule"];

    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        var options = services.AddOptions<ScheduleOptions>().ValidateOnStart();
        foreach (var setting in Settings)
        {
            options.Validate(_ => IsSchedule(configuration[setting]), $"{setting.Replace(":", "__", StringComparison.Ordinal)}: write an NCRONTAB expression of six fields, or a time span.");
        }

        return services;
    }

    // Whether the fields are good is for the platform to say, which refuses that function by its name.
    private static bool IsSchedule(string? text) =>
        text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 5 or 6 } || TimeSpan.TryParse(text, out _);

    /// <summary>Holds nothing: its validation is what it is for.</summary>
    private sealed class ScheduleOptions;
}
