using System.Reflection;
using System.Text.Json;
using Compliance.Functions.Bindings;
using Compliance.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Functions.Tests;

/// <summary>The sample of a developer's settings: complete, valid and documented.</summary>
public sealed class LocalSettingsTests
{
    private static readonly Dictionary<string, string> Sample =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")))
            .RootElement.GetProperty("Values").Deserialize<Dictionary<string, string>>()!;

    [Fact]
    public void Sample_SettingsThatTriggersName_AreThere()
    {
        var schedules = typeof(OnResourceChange).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes<TimerTriggerAttribute>())
            .Select(trigger => trigger.Schedule.Trim('%'));

        Assert.All<string>([.. schedules, Queues.IntakeConnection, Queues.StateConnection], setting => Assert.Contains(setting, Sample.Keys));
    }

    [Fact]
    public async Task Sample_Options_AreAcceptedAtStart()
    {
        await using var app = FunctionsApp.Start([.. Sample.Select(setting => (setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value))]);

        app.Get<IStartupValidator>().Validate();
    }

    [Fact]
    public void Settings_InSample_AreThoseInTheDocument()
    {
        var documented = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "settings.md"))
            .TakeWhile(line => !line.StartsWith("## host.json", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);

        // A management group stands instead of subscriptions, so that one sample cannot hold both.
        Assert.Equal(Sample.Keys.Append("Azure__ManagementGroup").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }
}
