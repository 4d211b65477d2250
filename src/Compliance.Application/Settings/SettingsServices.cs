using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Settings;

/// <summary>The one way to options that users set: what is wrong is refused at start, by the name that they write.</summary>
public static class SettingsServices
{
    /// <summary>Binds options to a section, and holds them against their annotations when the host starts.</summary>
    /// <param name="isClosed">Whether a setting of the section that is none is refused too. Not where the platform reads some of it.</param>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section, bool isClosed = false)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new SettingsValidator<TOptions>(section, isClosed ? provider.GetRequiredService<IConfiguration>().GetSection(section) : null));
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }
}
