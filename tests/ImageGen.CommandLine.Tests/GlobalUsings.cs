global using ImageGen.CommandLine.Tests.Running;
global using ImageGen.Tests;
global using Xunit;
