using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Compliance.Cli.Hosting;

/// <summary>What is wrong with the settings of whatever was composed, as one message for whoever wrote them.</summary>
internal static class SettingsCheck
{
    /// <exception cref="UsageException">Settings are refused; each is named.</exception>
    public static void Run(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception refused) when (Explain(refused) is { } usage)
        {
            throw usage;
        }
    }

    /// <returns>Null when the exception is about something else.</returns>
    public static UsageException? Explain(Exception exception) => exception switch
    {
        OptionsValidationException settings => new UsageException(string.Join(' ', settings.Failures), exception),
        // A value of another kind.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => new UsageException(exception.Message, exception),
        AggregateException all when all.InnerExceptions.All(one => one is OptionsValidationException) =>
            new UsageException(string.Join(' ', all.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)), exception),
        _ => null,
    };
}
