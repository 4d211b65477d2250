using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Sweeps;
using Compliance.Functions.Bindings;
using Compliance.Functions.Tests.Infra;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Telemetry;
using Compliance.Infrastructure.Webhooks;
using Compliance.Web;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Functions.Tests;

/// <summary>The sample of a developer's settings: complete, valid and documented.</summary>
public sealed class LocalSettingsTests
{
    private static readonly Dictionary<string, string> Sample =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")))
            .RootElement.GetProperty("Values").Deserialize<Dictionary<string, string>>()!;

    /// <summary>The last column of the table of settings, which is the default.</summary>
    private static Dictionary<string, string> Documented => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "settings.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0].Trim('`'), cells => cells[^1].Trim('|', ' '));

    private static readonly Dictionary<string, object> Sections = new()
    {
        [AlertOptions.Section] = new AlertOptions(), [AssessmentOptions.Section] = new AssessmentOptions(), ["Azure"] = new AzureOptions(),
        [RetentionOptions.Section] = new RetentionOptions(), [SweepOptions.Section] = new SweepOptions(), [TeamsOptions.Section] = new TeamsOptions(),
        [TelemetryOptions.Section] = new TelemetryOptions(), [WebOptions.Section] = new WebOptions(),
    };

    /// <summary>Settings of the options that the host binds; the first of a list stands for it.</summary>
    private static IEnumerable<(string Setting, object? Default)> Options =>
        from section in Sections
        from property in section.Value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let isList = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable))
        select ($"{section.Key}__{property.Name}{(isList ? "__0" : "")}", isList ? null : property.GetValue(section.Value));

    [Fact]
    public void Sample_SettingsThatTriggersName_AreThere()
    {
        Assert.All<string>([.. DeclaredFunctions.ScheduleSettings, Queues.IntakeConnection, Queues.StateConnection], setting => Assert.Contains(setting, Sample.Keys));
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
        // A management group stands instead of subscriptions, so that one sample cannot hold both.
        Assert.Equal(Sample.Keys.Append("Azure__ManagementGroup").Order(StringComparer.Ordinal), Documented.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_InSample_AreThoseOfTheOptions()
    {
        // Timers of the platform stand in place of these two.
        var ofOptions = Options.Select(option => option.Setting).Except(["Sweep__Interval", "Sweep__LightInterval"]);
        var others = Sample.Keys.Where(key => Sections.ContainsKey(key.Split("__")[0])).Except(DeclaredFunctions.ScheduleSettings);

        Assert.Equal(ofOptions.Order(StringComparer.Ordinal), others.Append("Azure__ManagementGroup").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_DefaultsInTheDocument_AreThoseOfTheOptions()
    {
        var defaults = Options.Where(option => option.Default is not null && Documented.ContainsKey(option.Setting)).ToList();

        Assert.True(defaults.Count > 20);
        Assert.All(defaults, option =>
        {
            var cell = Documented[option.Setting];
            Assert.True(cell.StartsWith('`') && cell.EndsWith('`'), $"{option.Setting}: {cell}");
            Assert.Equal(option.Default, TypeDescriptor.GetConverter(option.Default!.GetType()).ConvertFromInvariantString(cell.Trim('`')));
        });
    }
}
