using Xunit.Abstractions;
using Xunit.Sdk;

namespace Compliance.Testing.Contracts;

/// <summary>Makes the test cases of <see cref="ContractFactAttribute"/>. Found by name.</summary>
public sealed class ContractDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ContractTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}
