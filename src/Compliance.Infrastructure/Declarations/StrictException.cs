namespace Compliance.Infrastructure.Declarations;

/// <summary>What is wrong inside a strict file; whoever knows the file's name turns it into a <see cref="DeclarationFileException"/>.</summary>
internal sealed class StrictException(string message) : Exception(message);
